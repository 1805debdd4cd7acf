package dev.headroom.viz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a main class in a JVM of its own, with a home and temporary files of its own. */
final class ForkedJvm {

    /** What it printed and how it ended. */
    record Ended(int exit, List<String> lines) {

        List<String> successfully() {
            if (exit != 0) {
                throw new AssertionError("exit " + exit + ": " + lines);
            }
            return lines;
        }
    }

    /** What fonts it finds. */
    enum Fonts {
        OF_THE_MACHINE,
        NONE
    }

    private ForkedJvm() {}

    static Ended run(Path folder, Fonts fonts, List<String> options, Class<?> main) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Duser.home=" + folder,
                "-Djava.io.tmpdir=" + folder));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        Path out = folder.resolve("fork.out");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("HOME", folder.toString());
        if (fonts == Fonts.NONE) {
            builder.environment()
                    .put("FONTCONFIG_FILE", emptyConfiguration(folder).toString());
        }
        Process process =
                builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
        int exit = process.waitFor();
        return new Ended(exit, Files.readAllLines(out));
    }

    private static Path emptyConfiguration(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("fonts.conf"),
                "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig></fontconfig>");
    }
}
