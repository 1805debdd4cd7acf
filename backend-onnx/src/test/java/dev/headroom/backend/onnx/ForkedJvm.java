package dev.headroom.backend.onnx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures in a JVM of its own. */
final class ForkedJvm {

    private ForkedJvm() {}

    /** Runs {@code main} in a JVM with a small heap and returns the lines that it printed. */
    static List<String> fork(Class<?> main, String heap, String... arguments) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:MaxDirectMemorySize=64m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("fork", ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        int exit = process.waitFor();
        List<String> lines = Files.readAllLines(out);
        Files.delete(out);
        if (exit != 0) {
            throw new AssertionError("exit " + exit + ": " + lines);
        }
        return lines;
    }
}
