package dev.headroom.benchmarks.document;

import dev.headroom.benchmarks.Forks;
import dev.headroom.box.ProcessMemory;
import dev.headroom.cache.CacheLimits;
import dev.headroom.cache.TemplateCache;
import dev.headroom.docgen.DocumentSettings;
import dev.headroom.docgen.ReportRenderer;
import dev.headroom.document.Document;
import dev.headroom.document.DocumentFormat;
import dev.headroom.document.RenderedDocument;
import dev.headroom.queue.CancelToken;
import dev.headroom.testkit.ReferenceReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A report of 13 pages in each format, from Markdown to bytes: first in fresh processes, then warm with kept and with empty
 * template caches in turns. Arguments: warm rounds (default 60), fresh processes (default 5). Charts are drawn before.
 *
 * <p>"Empty" makes a new template cache for every document in the same warm process: layouts are compiled and style sheets
 * and fonts parsed again, while all classes are loaded and compiled. Medians of the later half.
 */
public final class ReportTimes {

    private ReportTimes() {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
        int processes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        Path folder = Files.createTempDirectory("headroom-report");
        DrawnBefore.draw(ReferenceReport.document(), folder);
        System.out.printf(
                Locale.ROOT,
                "%-6s %10s %12s %10s %12s %8s %10s %8s%n",
                "",
                "first, ms",
                "peak RSS, MB",
                "kept, ms",
                "empty, ms",
                "ratio",
                "bytes",
                "pages");
        for (DocumentFormat format : DocumentFormat.values()) {
            List<Double> first = new ArrayList<>();
            double resident = 0;
            for (int i = 0; i < processes; i++) {
                Map<String, Double> seen = fork(folder, format, 1);
                first.add(seen.getOrDefault("first-ms", Double.NaN));
                resident = Math.max(resident, seen.getOrDefault("peak-resident-bytes", Double.NaN));
            }
            Map<String, Double> warm = fork(folder, format, rounds);
            double kept = warm.getOrDefault("kept-ms", Double.NaN);
            double empty = warm.getOrDefault("empty-ms", Double.NaN);
            System.out.printf(
                    Locale.ROOT,
                    "%-6s %10.0f %12.0f %10.1f %12.1f %8.2f %,10.0f %8.0f%n",
                    format,
                    Forks.median(first),
                    resident / 1e6,
                    kept,
                    empty,
                    empty / kept,
                    warm.getOrDefault("bytes", Double.NaN),
                    warm.getOrDefault("pages", Double.NaN));
        }
    }

    private static Map<String, Double> fork(Path folder, DocumentFormat format, int rounds) throws Exception {
        return Forks.run(
                List.of("-Xmx128m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"),
                Measured.class,
                folder.toString(),
                format.name(),
                Integer.toString(rounds));
    }

    /** The process that is measured. Arguments: folder of the charts, format, rounds. */
    public static final class Measured {

        private Measured() {}

        /** Renders and says what it took. */
        public static void main(String[] arguments) {
            Path charts = Path.of(arguments[0]);
            DocumentFormat format = DocumentFormat.valueOf(arguments[1]);
            int rounds = Integer.parseInt(arguments[2]);
            Document document = ReferenceReport.document();
            try (TemplateCache templates = TemplateCache.within(CacheLimits.defaults())) {
                long start = System.nanoTime();
                RenderedDocument rendered = render(document, format, charts, templates);
                System.out.println("first-ms=" + milliseconds(start));
                System.out.println("bytes=" + rendered.totalSize().bytes());
                System.out.println("pages=" + rendered.pages().orElse(0));
                List<Double> kept = new ArrayList<>();
                List<Double> empty = new ArrayList<>();
                for (int i = 1; i < rounds; i++) {
                    start = System.nanoTime();
                    render(document, format, charts, templates);
                    kept.add(milliseconds(start));
                    try (TemplateCache fresh = TemplateCache.within(CacheLimits.defaults())) {
                        start = System.nanoTime();
                        render(document, format, charts, fresh);
                        empty.add(milliseconds(start));
                    }
                }
                if (rounds > 1) {
                    System.out.println("kept-ms=" + Forks.median(kept.subList(kept.size() / 2, kept.size())));
                    System.out.println("empty-ms=" + Forks.median(empty.subList(empty.size() / 2, empty.size())));
                }
            }
            System.out.println("peak-resident-bytes="
                    + ProcessMemory.ofThisProcess().orElseThrow().peakResident().bytes());
        }

        private static RenderedDocument render(
                Document document, DocumentFormat format, Path charts, TemplateCache templates) {
            DocumentSettings settings =
                    DocumentSettings.usual().withTemplates(templates).withCharts(DrawnBefore.in(charts));
            try (ReportRenderer reports = new ReportRenderer(settings)) {
                return reports.render(document, format, new CancelToken());
            }
        }

        private static double milliseconds(long start) {
            return (System.nanoTime() - start) / 1e6;
        }
    }
}
