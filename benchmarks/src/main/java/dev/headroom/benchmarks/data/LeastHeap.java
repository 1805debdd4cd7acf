package dev.headroom.benchmarks.data;

import dev.headroom.benchmarks.Forks;
import dev.headroom.box.ProcessMemory;
import dev.headroom.data.csv.CsvFile;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.data.statistics.Description;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The least {@code -Xmx} in whole megabytes with which each job on the generated table ends, by bisection over processes
 * of their own, and the most that such a process had resident. Arguments: the jobs wanted (default: all).
 */
public final class LeastHeap {

    private static final int LOWEST_MB = 4;
    private static final int HIGHEST_MB = 1024;
    private static final int CONFIRMATIONS = 2;

    /** A heap in which a job spends minutes collecting is too small. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** What is done. */
    private enum Job {
        HEADROOM_LOAD,
        HEADROOM_GROUP_BY,
        HEADROOM_DESCRIBE,
        FASTCSV_GROUP_BY,
        TABLESAW_LOAD,
        DFLIB_LOAD
    }

    private LeastHeap() {}

    /** Bisects and prints. */
    public static void main(String[] arguments) throws Exception {
        GeneratedTable.file();
        List<Job> jobs = arguments.length == 0
                ? List.of(Job.values())
                : Stream.of(arguments).map(Job::valueOf).toList();
        System.out.printf(Locale.ROOT, "%-18s %10s %14s %8s%n", "", "least -Xmx", "peak RSS, MB", "seconds");
        for (Job job : jobs) {
            int low = LOWEST_MB;
            int high = HIGHEST_MB;
            while (low < high) {
                int middle = (low + high) / 2;
                if (run(job, middle).isPresent()) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            print(job, low);
        }
    }

    /** Prints the first heap from there on with which the job ends every time. */
    private static void print(Job job, int from) throws IOException, InterruptedException {
        int megabytes = from;
        double resident = 0;
        double seconds = 0;
        for (int confirmed = 0; confirmed < CONFIRMATIONS && megabytes <= HIGHEST_MB; ) {
            Optional<Map<String, Double>> seen = run(job, megabytes);
            if (seen.isEmpty()) {
                megabytes++;
                confirmed = 0;
            } else {
                resident = seen.get().getOrDefault("peak-resident-bytes", Double.NaN);
                seconds = seen.get().getOrDefault("seconds", Double.NaN);
                confirmed++;
            }
        }
        System.out.printf(Locale.ROOT, "%-18s %9dm %14.1f %8.1f%n", job, megabytes, resident / 1e6, seconds);
    }

    private static Optional<Map<String, Double>> run(Job job, int megabytes) throws IOException, InterruptedException {
        return Forks.runIfHeapAllows(
                List.of("-Xmx" + megabytes + "m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"),
                LIMIT,
                Measured.class,
                job.name());
    }

    /** The process that is measured. */
    public static final class Measured {

        private Measured() {}

        /** Does the job and prints what it took. */
        public static void main(String[] arguments) throws Exception {
            long start = System.nanoTime();
            Path file = GeneratedTable.file();
            Object result = switch (Job.valueOf(arguments[0])) {
                case HEADROOM_LOAD -> Store.HEADROOM.load(file);
                case HEADROOM_GROUP_BY -> GroupByInstitution.HEADROOM.totals(file);
                case HEADROOM_DESCRIBE -> Description.of(CsvFile.open(file), ReadSettings.defaults());
                case FASTCSV_GROUP_BY -> GroupByInstitution.FASTCSV.totals(file);
                case TABLESAW_LOAD -> Store.TABLESAW.load(file);
                case DFLIB_LOAD -> Store.DFLIB.load(file);
            };
            System.out.println("seconds=" + (System.nanoTime() - start) / 1e9);
            System.out.println("peak-resident-bytes="
                    + ProcessMemory.ofThisProcess().orElseThrow().peakResident().bytes());
            Reference.reachabilityFence(result);
        }
    }
}
