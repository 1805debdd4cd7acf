package dev.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the real launcher in a process of its own. */
@Tag("slow")
class LauncherTest {

    private static final Path LAUNCHER =
            Path.of("..", "headroom").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private record Ended(int code, String out, String err) {}

    private Ended launch(String... arguments) throws IOException, InterruptedException {
        assumeTrue(
                Files.exists(Path.of("target", "headroom.jar")),
                "skipped: the jar is not packaged yet, run ./mvnw package");
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment()
                .put("HEADROOM_STORAGE_CACHE_DIRECTORY", folder.resolve("cache").toString());
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Ended(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    @Test
    void saysItsVersion() throws Exception {
        Ended ended = launch("--version");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).startsWith("headroom ");
    }

    @Test
    void doctorFindsTheEnvironmentThatTheLauncherSets() throws Exception {
        Ended ended = launch("doctor");
        assertThat(ended.out())
                .contains("OK    malloc")
                .contains("OK    direct")
                .contains("OK    heap");
    }

    @Test
    void wrongUsageEndsWithTwoAndOneLine() throws Exception {
        Ended ended = launch("bogus");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).startsWith("headroom: ");
    }

    @Test
    void textBeyondAsciiSurvivesAPlainLocale() throws Exception {
        Ended ended = launch("ask", "x", "--model", "größe");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("größe");
    }

    @Test
    void storyIsContinuedWithoutAnyModelOnTheDiskAndWithoutAWarning() throws Exception {
        Ended ended = launch("ask", "Once upon a time", "--max-tokens", "4");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err())
                .contains("embedded story model")
                .contains("[stories int4")
                .doesNotContainIgnoringCase("warning");
    }
}
