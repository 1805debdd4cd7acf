package dev.headroom.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command in processes of their own, which are killed and asked to stop. */
@Tag("slow")
class KilledTrainingTest {

    private static final int STEPS = 1500;

    @TempDir
    private Path folder;

    private Path text = Path.of("");
    private Path heldOut = Path.of("");

    @BeforeEach
    void writeTexts() throws IOException {
        text = StorySeed.write(folder.resolve("text.txt"), 1000, 1);
        heldOut = StorySeed.write(folder.resolve("held.txt"), 100, 2);
    }

    @Test
    void runThatWasKilledAndStoppedEndsAsOneThatWasNot() throws Exception {
        Path whole = folder.resolve("whole");
        Process undisturbed = start(whole, "0");
        assertThat(undisturbed.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(undisturbed.exitValue()).as(errors("0")).isZero();

        Path run = folder.resolve("run");
        Process killed = start(run, "1");
        await(killed, () -> Files.exists(run.resolve("state.safetensors")));
        killed.destroyForcibly().waitFor();

        Process stopped = start(run, "2");
        await(stopped, () -> errors("2").contains("/1,500"));
        stopped.destroy();
        assertThat(stopped.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(stopped.exitValue()).as(errors("2")).isEqualTo(143);
        assertThat(errors("2"))
                .contains("Continuing the run in " + run)
                .doesNotContain("encoding", "counting", "first weights", "Warning", "WARN")
                .endsWith("Stopped; the same command continues.\n");

        Process last = start(run, "3");
        assertThat(last.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(last.exitValue()).as(errors("3")).isZero();
        assertThat(Files.mismatch(run.resolve("model.safetensors"), whole.resolve("model.safetensors")))
                .isEqualTo(-1);
    }

    private Process start(Path out, String name) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // the turn to train is a file there
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.headroom.cli.Main"));
        command.addAll(StorySeed.train(text, heldOut, out, STEPS));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out" + name).toFile())
                .redirectError(folder.resolve("err" + name).toFile());
        return builder.start();
    }

    /** Waits without sleeping: the process would have to end for it to take longer. */
    private void await(Process process, BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 6000 && !condition.getAsBoolean(); i++) {
            assertThat(process.waitFor(20, TimeUnit.MILLISECONDS))
                    .as("the process has ended before it could be disturbed")
                    .isFalse();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private String errors(String name) {
        try {
            return Files.readString(folder.resolve("err" + name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
