package dev.headroom.benchmarks;

import dev.headroom.box.ProcessMemory;
import dev.headroom.checkpoint.synthetic.SyntheticShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

/**
 * Resident memory of one process over many requests, and over managers that load a model, answer and are closed. A leak
 * shows as a slope; the least-squares one is printed over everything and over the second half, which start-up leaves alone.
 *
 * <p>Arguments: requests, load/unload cycles, shape.
 */
public final class Soak {

    private static final int PRINT_EVERY = 50;
    private static final int TOKENS = 8;
    private static final int CONTEXT = 256;

    private Soak() {}

    /** Runs in a process of its own, small like the launcher's, and passes on what it prints. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(arguments)).inheritIO().start();
        System.exit(process.waitFor());
    }

    private static List<String> command(String... arguments) {
        // two malloc arenas, as the launcher sets them, and long-lived blocks given back at once; a heap that is
        // touched
        // before the first request, because one that fills for the first time looks like a leak
        List<String> command = new ArrayList<>(List.of(
                "env",
                "MALLOC_ARENA_MAX=2",
                "MALLOC_MMAP_THRESHOLD_=131072",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xms64m",
                "-Xmx64m",
                "-XX:+AlwaysPreTouch",
                "-XX:MaxDirectMemorySize=1g",
                "-Dheadroom.bench.dir=" + Models.folder(),
                "-cp",
                System.getProperty("java.class.path"),
                Measured.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The process that is measured. */
    public static final class Measured {

        private Measured() {}

        /** Sends the requests, then opens and closes managers. */
        public static void main(String[] arguments) {
            int requests = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
            int cycles = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
            SyntheticShape shape = SyntheticShape.parse(arguments.length > 2 ? arguments[2] : "135m");
            Path large = Models.int4(shape, 32);
            Path small = Models.int4(SyntheticShape.TINY, 32);
            try (Governed asked = new Governed(large, CONTEXT);
                    Governed alsoAsked = new Governed(small, CONTEXT)) {
                series("request", requests, PRINT_EVERY, turn -> {
                    Governed governed = turn % 2 == 0 ? asked : alsoAsked;
                    governed.generate("x".repeat(1 + turn % 100), TOKENS);
                });
            }
            series("cycle", cycles, 5, turn -> {
                try (Governed governed = new Governed(large, CONTEXT)) {
                    governed.generate("x", TOKENS);
                }
            });
        }

        private static void series(String name, int turns, int printEvery, IntConsumer action) {
            double[] kilobytes = new double[turns];
            for (int turn = 0; turn < turns; turn++) {
                action.accept(turn);
                kilobytes[turn] =
                        ProcessMemory.ofThisProcess().orElseThrow().resident().bytes() / 1e3;
                if ((turn + 1) % printEvery == 0) {
                    System.out.printf(
                            Locale.ROOT,
                            "after %s %5d: RSS %6.1f MB, of it Java heap committed %5.1f MB%n",
                            name,
                            turn + 1,
                            kilobytes[turn] / 1e3,
                            Runtime.getRuntime().totalMemory() / 1e6);
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "slope %+.2f kB per %s over all %d, %+.2f over the second half%n",
                    slope(kilobytes, 0),
                    name,
                    turns,
                    slope(kilobytes, turns / 2));
        }

        private static double slope(double[] values, int from) {
            int count = values.length - from;
            double middle = from + (count - 1) / 2.0;
            double mean = Arrays.stream(values, from, values.length).average().orElse(Double.NaN);
            double above = 0;
            double below = 0;
            for (int i = from; i < values.length; i++) {
                above += (i - middle) * (values[i] - mean);
                below += (i - middle) * (i - middle);
            }
            return above / below;
        }
    }
}
