package dev.headroom.benchmarks;

import dev.headroom.OptimizationConfig;
import dev.headroom.OptimizationManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Time from the start of a JVM to an open manager, wall clock and CPU; argument: rounds. */
public final class OpenToReady {

    private OpenToReady() {}

    /** Forks JVMs and prints the medians. */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9;
        List<Double> wall = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            Map<String, Double> seen = Forks.run(List.of("-Xshare:auto"), Opened.class);
            wall.add(seen.getOrDefault("wall-seconds", Double.NaN));
            cpu.add(seen.getOrDefault("cpu-seconds", Double.NaN));
        }
        System.out.printf(
                Locale.ROOT,
                "open to ready, median of %d: %.0f ms wall, %.0f ms CPU%n",
                rounds,
                1e3 * Forks.median(wall),
                1e3 * Forks.median(cpu));
    }

    /** Opens a manager and prints how long the process has lived. */
    public static final class Opened {

        private Opened() {}

        /** Opens and closes. */
        public static void main(String[] arguments) {
            try (OptimizationManager manager = OptimizationManager.open(OptimizationConfig.forThisBox())) {
                Instant ready = Instant.now();
                ProcessHandle.Info info = ProcessHandle.current().info();
                Duration cpu = info.totalCpuDuration().orElse(Duration.ZERO);
                Duration wall = Duration.between(info.startInstant().orElse(ready), ready);
                System.out.println("wall-seconds=" + wall.toMillis() / 1e3);
                System.out.println("cpu-seconds=" + cpu.toMillis() / 1e3);
                manager.checkMemoryHealth();
            }
        }
    }
}
