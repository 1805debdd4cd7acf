package dev.headroom.benchmarks.document;

import dev.headroom.benchmarks.Forks;
import dev.headroom.box.ProcessMemory;
import dev.headroom.cache.CacheLimits;
import dev.headroom.cache.TemplateCache;
import dev.headroom.docgen.pdf.Conformance;
import dev.headroom.docgen.pdf.PdfSettings;
import dev.headroom.docgen.pdf.PdfWriter;
import dev.headroom.docgen.pdf.PrintPage;
import dev.headroom.docgen.pdf.PrintedPdf;
import dev.headroom.queue.CancelToken;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Prints a report of 13 pages: the first time in fresh processes, warm with kept and with empty caches in turns, and in
 * ever less heap. Arguments: rounds of warm prints (default 60), fresh processes (default 5), conformance (default NONE).
 *
 * <p>"Empty caches" makes a new template cache for every print, in the same warm process, so that fonts and style sheets
 * are read and parsed again while all classes are loaded and compiled; "kept caches" prints with one that was filled
 * before. One print of each kind in turn; medians of the later half.
 */
public final class PdfReport {

    private static final int LOWEST_MB = 8;
    private static final int HIGHEST_MB = 256;
    private static final int CONFIRMATIONS = 3;
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String QUIET = "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn";

    private PdfReport() {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
        int processes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        Conformance conformance = arguments.length > 2 ? Conformance.valueOf(arguments[2]) : Conformance.NONE;
        printCold(processes, conformance);
        printWarm(rounds, conformance);
        printLeastHeap(conformance);
    }

    private static void printCold(int processes, Conformance conformance) throws IOException, InterruptedException {
        List<Double> times = new ArrayList<>();
        double pages = 0;
        double resident = 0;
        for (int i = 0; i < processes; i++) {
            Map<String, Double> seen = Forks.run(List.of("-Xmx64m", QUIET), Measured.class, "1", conformance.name());
            times.add(seen.getOrDefault("first-ms", Double.NaN));
            pages = seen.getOrDefault("pages", Double.NaN);
            resident = Math.max(resident, seen.getOrDefault("peak-resident-bytes", Double.NaN));
        }
        double median = Forks.median(times);
        System.out.printf(
                Locale.ROOT,
                "first print of a process, -Xmx64m: %.0f ms, %.0f ms/page (%.0f pages, median of %d, peak RSS %.0f MB)%n",
                median,
                median / pages,
                pages,
                processes,
                resident / 1e6);
    }

    private static void printWarm(int rounds, Conformance conformance) throws IOException, InterruptedException {
        Map<String, Double> seen =
                Forks.run(List.of("-Xmx64m", QUIET), Measured.class, String.valueOf(rounds), conformance.name());
        double kept = seen.getOrDefault("kept-ms", Double.NaN);
        double empty = seen.getOrDefault("empty-ms", Double.NaN);
        double pages = seen.getOrDefault("pages", Double.NaN);
        System.out.printf(
                Locale.ROOT,
                "warm, -Xmx64m, %d rounds: kept caches %.1f ms (%.1f ms/page), empty caches %.1f ms, %.2f times as long%n",
                rounds,
                kept,
                kept / pages,
                empty,
                empty / kept);
    }

    private static void printLeastHeap(Conformance conformance) throws IOException, InterruptedException {
        int low = LOWEST_MB;
        int high = HIGHEST_MB;
        while (low < high) {
            int middle = (low + high) / 2;
            if (fits(middle, conformance).isPresent()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        double resident = 0;
        for (int confirmed = 0; confirmed < CONFIRMATIONS && low <= HIGHEST_MB; ) {
            Optional<Map<String, Double>> seen = fits(low, conformance);
            if (seen.isEmpty()) {
                low++;
                confirmed = 0;
            } else {
                resident = seen.get().getOrDefault("peak-resident-bytes", Double.NaN);
                confirmed++;
            }
        }
        System.out.printf(Locale.ROOT, "least heap: -Xmx%dm, peak RSS there %.0f MB%n", low, resident / 1e6);
    }

    private static Optional<Map<String, Double>> fits(int megabytes, Conformance conformance)
            throws IOException, InterruptedException {
        return Forks.runIfHeapAllows(
                List.of("-Xmx" + megabytes + "m", QUIET), LIMIT, Measured.class, "1", conformance.name());
    }

    /** The process that is measured. Arguments: rounds, conformance. */
    public static final class Measured {

        private Measured() {}

        /** Prints the report and says what it took. */
        public static void main(String[] arguments) throws IOException {
            int rounds = Integer.parseInt(arguments[0]);
            PdfSettings settings = PdfSettings.DEFAULTS.withConformance(Conformance.valueOf(arguments[1]));
            PrintPage page = ReportPage.page();
            try (TemplateCache templates = TemplateCache.within(CacheLimits.defaults())) {
                PdfWriter writer = new PdfWriter(templates);
                long start = System.nanoTime();
                PrintedPdf pdf = writer.write(page, settings, new CancelToken());
                System.out.println("first-ms=" + (System.nanoTime() - start) / 1e6);
                System.out.println("pages=" + pdf.pageCount());
                System.out.println("bytes=" + pdf.size().bytes());
                if (rounds > 1) {
                    takeTurns(rounds, page, settings, writer);
                }
            }
            System.out.println("peak-resident-bytes="
                    + ProcessMemory.ofThisProcess().orElseThrow().peakResident().bytes());
        }

        private static void takeTurns(int rounds, PrintPage page, PdfSettings settings, PdfWriter keeping) {
            List<Double> kept = new ArrayList<>();
            List<Double> empty = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                long start = System.nanoTime();
                keeping.write(page, settings, new CancelToken());
                kept.add((System.nanoTime() - start) / 1e6);
                start = System.nanoTime();
                try (TemplateCache fresh = TemplateCache.within(CacheLimits.defaults())) {
                    new PdfWriter(fresh).write(page, settings, new CancelToken());
                }
                empty.add((System.nanoTime() - start) / 1e6);
            }
            System.out.println("kept-ms=" + Forks.median(kept.subList(rounds / 2, rounds)));
            System.out.println("empty-ms=" + Forks.median(empty.subList(rounds / 2, rounds)));
        }
    }
}
