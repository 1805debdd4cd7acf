package dev.headroom.benchmarks.document;

import dev.headroom.benchmarks.Forks;
import dev.headroom.benchmarks.HeapSearch;
import dev.headroom.box.ProcessMemory;
import dev.headroom.docgen.DocumentSettings;
import dev.headroom.docgen.ReportRenderer;
import dev.headroom.document.Document;
import dev.headroom.document.DocumentFormat;
import dev.headroom.queue.CancelToken;
import dev.headroom.testkit.ReferenceReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The least heap with which a report passes, in each format and length. Arguments: how many times the body of 25,000
 * characters is repeated (default 1).
 */
public final class ReportLeastHeap {

    private static final int LOWEST_MB = 6;
    private static final int HIGHEST_MB = 512;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private ReportLeastHeap() {}

    /** Bisects and prints. */
    public static void main(String[] arguments) throws Exception {
        String copies = arguments.length > 0 ? arguments[0] : "1";
        Path folder = Files.createTempDirectory("headroom-report");
        DrawnBefore.draw(ReferenceReport.document(), folder);
        for (DocumentFormat format : DocumentFormat.values()) {
            HeapSearch.Found found = HeapSearch.search(
                    LOWEST_MB,
                    HIGHEST_MB,
                    megabytes -> Forks.runIfHeapAllows(
                            List.of("-Xmx" + megabytes + "m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"),
                            LIMIT,
                            Measured.class,
                            folder.toString(),
                            format.name(),
                            copies));
            System.out.printf(
                    Locale.ROOT,
                    "%-6s least -Xmx%dm, peak RSS there %.0f MB, %,.0f characters%n",
                    format,
                    found.megabytes(),
                    found.values().getOrDefault("peak-resident-bytes", Double.NaN) / 1e6,
                    found.values().getOrDefault("characters", Double.NaN));
        }
    }

    /** The process that is measured. Arguments: folder of the charts, format, copies of the body. */
    public static final class Measured {

        private Measured() {}

        /** Renders once. */
        public static void main(String[] arguments) {
            Document report = ReferenceReport.document();
            String body = report.body().repeat(Integer.parseInt(arguments[2]));
            Document document =
                    new Document(report.metadata(), report.layout(), body, report.blocks(), report.bibliography());
            DocumentSettings settings = DocumentSettings.usual().withCharts(DrawnBefore.in(Path.of(arguments[0])));
            try (ReportRenderer reports = new ReportRenderer(settings)) {
                reports.render(document, DocumentFormat.valueOf(arguments[1]), new CancelToken());
            }
            System.out.println("characters=" + body.length());
            System.out.println("peak-resident-bytes="
                    + ProcessMemory.ofThisProcess().orElseThrow().peakResident().bytes());
        }
    }
}
