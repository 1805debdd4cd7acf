package dev.headroom.benchmarks.chart;

import dev.headroom.benchmarks.Forks;
import dev.headroom.benchmarks.HeapSearch;
import dev.headroom.box.ProcessMemory;
import dev.headroom.chart.ChartFormat;
import dev.headroom.chart.ChartImage;
import dev.headroom.chart.ChartSize;
import dev.headroom.queue.CancelToken;
import dev.headroom.testkit.TestCharts;
import dev.headroom.viz.JFreeChartRenderer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The least {@code -Xmx} in whole megabytes with which a chart of 4 × 200 points is drawn and encoded, by bisection over
 * processes of their own, and the most that such a process had resident.
 */
public final class ChartLeastHeap {

    private static final int LOWEST_MB = 2;
    private static final int HIGHEST_MB = 256;
    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** What is drawn. */
    private enum Job {
        PNG_100_DPI(ChartFormat.PNG, ChartSize.of(650, 400)),
        PNG_300_DPI(ChartFormat.PNG, new ChartSize(1_950, 1_200, 300)),
        SVG(ChartFormat.SVG, ChartSize.of(650, 400));

        private final ChartFormat format;
        private final ChartSize size;

        Job(ChartFormat format, ChartSize size) {
            this.format = format;
            this.size = size;
        }
    }

    private ChartLeastHeap() {}

    /** Bisects and prints. */
    public static void main(String[] arguments) throws Exception {
        System.out.printf(
                Locale.ROOT, "%-12s %10s %14s %10s %10s%n", "", "least -Xmx", "peak RSS, MB", "file, KB", "cold, ms");
        for (Job job : Job.values()) {
            HeapSearch.Found found = HeapSearch.search(LOWEST_MB, HIGHEST_MB, megabytes -> run(job, megabytes));
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %9dm %14.1f %10.1f %10.0f%n",
                    job,
                    found.megabytes(),
                    found.values().getOrDefault("peak-resident-bytes", Double.NaN) / 1e6,
                    found.values().getOrDefault("file-bytes", Double.NaN) / 1e3,
                    found.values().getOrDefault("cold-milliseconds", Double.NaN));
        }
    }

    private static Optional<Map<String, Double>> run(Job job, int megabytes) throws IOException, InterruptedException {
        return Forks.runIfHeapAllows(
                List.of(
                        "-Xmx" + megabytes + "m",
                        "-Djava.awt.headless=true",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"),
                LIMIT,
                Measured.class,
                job.name());
    }

    /** The process that is measured. */
    public static final class Measured {

        private Measured() {}

        /** Draws one chart and prints what it took. */
        public static void main(String[] arguments) throws Exception {
            Job job = Job.valueOf(arguments[0]);
            long start = System.nanoTime();
            try (JFreeChartRenderer charts = new JFreeChartRenderer()) {
                ChartImage image = charts.render(TestCharts.line().withSize(job.size), job.format, new CancelToken());
                System.out.println("cold-milliseconds=" + (System.nanoTime() - start) / 1e6);
                System.out.println("file-bytes=" + image.weight().bytes());
            }
            System.out.println("peak-resident-bytes="
                    + ProcessMemory.ofThisProcess().orElseThrow().peakResident().bytes());
        }
    }
}
