package dev.headroom.backend.onnx;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;

/** The memory of this process as Linux counts it, in bytes. */
final class ProcessMemory {

    private ProcessMemory() {}

    /** Returns a field of {@code /proc/self/status}: {@code VmRSS}, {@code VmHWM} or {@code RssAnon}. */
    static long field(String name) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith(name + ":")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("no " + name);
    }

    /** Collects garbage and gives free native memory back, as the host of models does after an unload. */
    static void trim() {
        System.gc();
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "systemTrimNativeHeap",
                            new Object[0],
                            new String[0]);
        } catch (JMException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs {@code main} in a JVM with a small heap and returns the lines that it printed. */
    static List<String> fork(Class<?> main, String heap, String... arguments) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new java.util.ArrayList<>(List.of(
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
