package dev.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ByteSize;
import dev.headroom.OptimizationConfig;
import dev.headroom.StorageSettings;
import dev.headroom.box.Box;
import dev.headroom.cli.terminal.Recorder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadroomCommandTest {

    @TempDir
    private Path folder;

    private final Recorder recorder = new Recorder();
    private OptimizationConfig config = OptimizationConfig.hfSpacesFree();

    @BeforeEach
    void keepEverythingInTheFolder() {
        config = OptimizationConfig.forBox(Box.of(2, ByteSize.gigabytes(16))).toBuilder()
                .storage(new StorageSettings(
                        List.of(folder.resolve("models")),
                        Optional.empty(),
                        folder.resolve("cache"),
                        StorageSettings.DEFAULT_CACHE_BOUND))
                .build();
    }

    private int run(String... arguments) {
        return HeadroomCommand.run(recorder.logged(), () -> config, arguments);
    }

    @Test
    void withoutArgumentsItShowsTheUsageAndSaysThatThatWasWrong() {
        assertThat(run()).isEqualTo(2);
        assertThat(recorder.err()).contains("Usage: headroom").contains("First steps:");
        assertThat(recorder.out()).isEmpty();
    }

    @Test
    void helpGoesToStandardOutput() {
        assertThat(run("ask", "--help")).isZero();
        assertThat(recorder.out())
                .contains("--max-tokens")
                .contains("--temperature")
                .contains("--system");
    }

    @Test
    void helpOfEveryCommandKeepsWithinTheColumns() {
        for (String command :
                List.of("demo", "ask", "plan", "doctor", "compress", "evaluate", "synth", "train", "finetune")) {
            assertThat(run(command, "--help")).as(command).isZero();
        }
        assertThat(recorder.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void helpOfAllListsEveryCommandAndAWrongOneIsRefused() {
        assertThat(run("--help")).isZero();
        assertThat(recorder.out()).contains("demo ", "ask ", "plan ", "doctor ", "train ", "finetune ", "synth ");
        assertThat(run("askk")).isEqualTo(2);
        assertThat(recorder.err()).contains("askk").contains("ask");
    }

    @Test
    void optionMayStandBeforeItsCommand() {
        assertThat(run("--verbose", "ask", "--help")).isZero();
        assertThat(recorder.out()).contains("--max-tokens");
    }

    @Test
    void wrongOptionIsOneLineAndAHint() {
        assertThat(run("plan", "--nonsense")).isEqualTo(2);
        assertThat(recorder.err().lines().toList())
                .hasSizeLessThanOrEqualTo(3)
                .first()
                .asString()
                .startsWith("headroom: Unknown option: '--nonsense'");
    }

    @Test
    void missingModelNamesThePlacesAndTheCure() {
        assertThat(run("ask", "hello", "--model", "nobody/nothing")).isEqualTo(1);
        assertThat(recorder.err())
                .startsWith("headroom: model nobody/nothing was not found; looked in\n")
                .contains(folder.resolve("models").toString())
                .contains("give the path of an artefact")
                .doesNotContain("\tat ");
    }

    @Test
    void verboseShowsWhereItFailed() {
        assertThat(run("ask", "hello", "--model", "nobody/nothing", "--verbose"))
                .isEqualTo(1);
        assertThat(recorder.err()).contains("ModelNotFoundException").contains("\tat ");
    }

    @Test
    void optionOutOfRangeIsWrongUsage() {
        assertThat(run("ask", "hello", "--top-p", "1.5")).isEqualTo(2);
        assertThat(recorder.err()).startsWith("headroom: topP must be in (0, 1], was 1.5");
    }

    @Test
    void systemTextCannotStandBeforePlainText() {
        assertThat(run("ask", "hello", "--system", "be kind", "--continue")).isEqualTo(2);
        assertThat(recorder.err()).contains("--system cannot stand with --continue");
    }

    @Test
    void unknownPrecisionNamesTheKnownOnes() throws Exception {
        Files.createDirectories(folder.resolve("models"));
        assertThat(run(
                        "compress",
                        "x",
                        "--precision",
                        "int3",
                        "--out",
                        folder.resolve("x").toString()))
                .isEqualTo(2);
        assertThat(recorder.err()).contains("int4").contains("was int3");
    }

    @Test
    void brokenConfigurationIsOneLine() {
        int code = HeadroomCommand.run(
                recorder.logged(),
                () -> {
                    throw new IllegalArgumentException("key must be a known setting, was queue.size");
                },
                "plan");
        assertThat(code).isEqualTo(2);
        assertThat(recorder.err()).isEqualTo("headroom: key must be a known setting, was queue.size\n");
    }

    @Test
    void planOfAnotherBoxNeedsNothingButCards() {
        assertThat(run("plan", "--memory", "4GB", "--cpus", "2", "--bandwidth", "20GB"))
                .isZero();
        assertThat(recorder.out())
                .contains("2 CPUs, 4.0 GB (as given)")
                .contains("HuggingFaceH4/zephyr-7b-beta: 7.2 B parameters, context 2,048 of 32,768")
                .containsPattern("int4/128 .* no\n");
        assertThat(recorder.out().lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 81);
    }

    @Test
    void planSaysWhichWellKnownModelCannotBeRunYet() {
        assertThat(run("plan", "distilbert/distilgpt2", "--memory", "4GB", "--bandwidth", "20GB"))
                .isZero();
        assertThat(recorder.out()).contains("not to be run yet: architecture GPT2LMHeadModel");
    }

    @Test
    void planOfAnUnknownModelSaysWhereItWasLookedFor() {
        assertThat(run("plan", "nobody/nothing", "--bandwidth", "20GB")).isEqualTo(1);
        assertThat(recorder.err()).contains(folder.resolve("models").toString());
    }

    @Test
    void doctorLooksAtEverythingAndCountsWhatIsWrong() {
        assertThat(run("doctor")).isIn(0, 1);
        assertThat(recorder.out())
                .contains("box ")
                .contains("backend     onnx")
                .contains("backend     djl")
                .contains("training    fused operators")
                .contains("embedded    headroom/stories")
                .contains(folder.resolve("cache").toString());
    }

    @Test
    void syntheticCheckpointIsWritten() {
        assertThat(run(
                        "synth",
                        "--shape",
                        "tiny",
                        "--out",
                        folder.resolve("tiny").toString(),
                        "--seed",
                        "5"))
                .isZero();
        assertThat(folder.resolve("tiny/model.safetensors")).exists();
        assertThat(recorder.out()).contains("127,296 parameters, seed 5");
    }
}
