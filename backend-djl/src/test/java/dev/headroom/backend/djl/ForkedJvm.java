package dev.headroom.backend.djl;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a main class in a JVM of its own. */
final class ForkedJvm {

    private ForkedJvm() {}

    /** Returns the lines that it printed. */
    static List<String> fork(List<String> options, Class<?> main, Path folder) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        command.addAll(options);
        command.addAll(List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName(),
                folder.toString()));
        Path out = folder.resolve("fork.out");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("OPT_OUT_TRACKING"); // the build sets it, an application does not
        Process process =
                builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
        int exit = process.waitFor();
        List<String> lines = Files.readAllLines(out);
        if (exit != 0) {
            throw new AssertionError("exit " + exit + ": " + lines);
        }
        return lines;
    }
}
