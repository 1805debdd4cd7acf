package dev.headroom.benchmarks.document;

import dev.headroom.docgen.DocumentSettings;
import dev.headroom.docgen.ReportRenderer;
import dev.headroom.docgen.html.HtmlSettings;
import dev.headroom.document.Document;
import dev.headroom.document.DocumentFormat;
import dev.headroom.document.RenderedDocument;
import dev.headroom.document.RenderedDocument.SizeStep;
import dev.headroom.queue.CancelToken;
import dev.headroom.testkit.ReferenceReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Bytes of two pages on the way to a browser, without images: a report of 13 pages, and a note of one paragraph, for which
 * the style sheet weighs most. Arguments: a style sheet to use instead of the built-in one.
 */
public final class PageSizes {

    private PageSizes() {}

    /** Renders and prints. */
    public static void main(String[] arguments) throws Exception {
        HtmlSettings html = arguments.length > 0
                ? HtmlSettings.SEPARATE_FILES.withStyles(Files.readString(Path.of(arguments[0])))
                : HtmlSettings.SEPARATE_FILES;
        Document report = ReferenceReport.document();
        Document plain =
                new Document(report.metadata(), report.layout(), report.body(), List.of(), report.bibliography());
        print("report", plain, html);
        print("note", Document.of("A note", "One paragraph with a [link](https://example.org)."), html);
    }

    private static void print(String name, Document document, HtmlSettings html) {
        try (ReportRenderer reports =
                new ReportRenderer(DocumentSettings.usual().withHtml(html))) {
            RenderedDocument rendered = reports.render(document, DocumentFormat.HTML, new CancelToken());
            long first = rendered.sizes().get(0).before().bytes();
            for (SizeStep step : rendered.sizes()) {
                System.out.printf(
                        Locale.ROOT,
                        "%-7s %-27s %,8d -> %,8d bytes  %+.1f %% of the whole%n",
                        name,
                        step.name(),
                        step.before().bytes(),
                        step.after().bytes(),
                        100.0 * (step.after().bytes() - step.before().bytes()) / first);
            }
        }
    }
}
