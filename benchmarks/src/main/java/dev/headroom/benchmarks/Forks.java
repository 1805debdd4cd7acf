package dev.headroom.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs a main class of this module in a JVM of its own and reads the {@code key=value} lines that it prints. */
final class Forks {

    private Forks() {}

    /**
     * Runs it to its end.
     *
     * @param jvmOptions for example {@code -Xmx256m}
     * @throws IllegalStateException if it does not end with 0, with what it printed
     */
    static Map<String, Double> run(List<String> jvmOptions, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:MaxDirectMemorySize=2g"));
        command.addAll(jvmOptions);
        command.add("-Dheadroom.bench.dir=" + Models.folder());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
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
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    main.getSimpleName() + " must end with 0, ended with " + process.exitValue() + ":\n" + output);
        }
        return values;
    }

    /** Returns the middle value; the mean of the two middle ones where there are two. */
    static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
