package dev.headroom.benchmarks.document;

import dev.headroom.cache.CacheLimits;
import dev.headroom.cache.TemplateCache;
import dev.headroom.docgen.DocumentSettings;
import dev.headroom.docgen.ReportRenderer;
import dev.headroom.document.Document;
import dev.headroom.document.DocumentFormat;
import dev.headroom.document.RenderedDocument;
import dev.headroom.queue.CancelToken;
import dev.headroom.testkit.ReferenceReport;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A report of 13 pages from Markdown to bytes, warm, template cache kept; charts drawn before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgsAppend = "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
public class ReportBenchmark {

    /** What the report becomes. */
    @Param
    public DocumentFormat format = DocumentFormat.HTML;

    private final Document document = ReferenceReport.document();
    private final TemplateCache templates = TemplateCache.within(CacheLimits.defaults());
    private ReportRenderer reports = new ReportRenderer(DocumentSettings.usual());

    /** Draws the charts. */
    @Setup
    public void open() throws IOException {
        var folder = Files.createTempDirectory("headroom-report");
        DrawnBefore.draw(document, folder);
        reports = new ReportRenderer(
                DocumentSettings.usual().withTemplates(templates).withCharts(DrawnBefore.in(folder)));
    }

    /** Closes the renderer. */
    @TearDown
    public void close() {
        reports.close();
        templates.close();
    }

    /** Renders. */
    @Benchmark
    public RenderedDocument render() {
        return reports.render(document, format, new CancelToken());
    }
}
