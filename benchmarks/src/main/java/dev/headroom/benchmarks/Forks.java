package dev.headroom.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Runs a main class of this module in a JVM of its own and reads the {@code key=value} lines that it prints. */
public final class Forks {

    private static final Duration FOREVER = Duration.ofDays(1);
    private static final int OUT_OF_MEMORY = 3;
    private static final int KILLED = 128 + 9;
    private static final Pattern NO_HEAP = Pattern.compile(
            "OutOfMemoryError|OverBudgetException|Too small maximum heap|Could not reserve enough space");

    private record Ended(int exit, Map<String, Double> values, String output) {}

    private Forks() {}

    /**
     * Runs it to its end.
     *
     * @param jvmOptions for example {@code -Xmx256m}
     * @throws IllegalStateException if it does not end with 0, with what it printed
     */
    public static Map<String, Double> run(List<String> jvmOptions, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        Ended ended = start(jvmOptions, FOREVER, main, arguments);
        if (ended.exit() != 0) {
            throw new IllegalStateException(
                    main.getSimpleName() + " must end with 0, ended with " + ended.exit() + ":\n" + ended.output());
        }
        return ended.values();
    }

    /**
     * Runs it with a small heap.
     *
     * @param jvmOptions with {@code -Xmx}
     * @param limit how long it may collect garbage before it counts as not fitting
     * @return what it printed, empty if the heap was too small
     * @throws IllegalStateException if it fails for another reason
     */
    public static Optional<Map<String, Double>> runIfHeapAllows(
            List<String> jvmOptions, Duration limit, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(jvmOptions);
        options.add("-XX:+ExitOnOutOfMemoryError");
        Ended ended = start(options, limit, main, arguments);
        if (ended.exit() == 0) {
            return Optional.of(ended.values());
        }
        if (ended.exit() == OUT_OF_MEMORY
                || ended.exit() == KILLED
                || NO_HEAP.matcher(ended.output()).find()) {
            return Optional.empty();
        }
        throw new IllegalStateException(
                main.getSimpleName() + " must end with 0, ended with " + ended.exit() + ":\n" + ended.output());
    }

    private static Ended start(List<String> jvmOptions, Duration limit, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:MaxDirectMemorySize=2g"));
        command.addAll(jvmOptions);
        command.add("-Dheadroom.bench.dir=" + Models.folder());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.onExit().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).exceptionally(late -> {
            process.destroyForcibly();
            return process;
        });
        Map<String, Double> values = new TreeMap<>();
        StringBuilder output = new StringBuilder();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                int equals = line.indexOf('=');
                if (equals > 0 && line.substring(0, equals).matches("[a-z-]+")) {
                    values.put(line.substring(0, equals), Double.valueOf(line.substring(equals + 1)));
                }
            }
        }
        return new Ended(process.waitFor(), values, output.toString());
    }

    /** Returns the middle value; the mean of the two middle ones where there are two. */
    public static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
