package dev.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.OptimizationConfig;
import dev.headroom.StorageSettings;
import dev.headroom.cli.terminal.Recorder;
import dev.headroom.cli.train.StorySeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** From text to a model that writes, and further. */
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LearntModelTest {

    private static final String TEMPORARY = "java.io.tmpdir";

    @TempDir
    private static Path folder;

    private static String temporary = "";

    private final Recorder recorder = new Recorder();

    /** The turn to train is a file in the folder for temporary files. */
    @BeforeAll
    static void trainInAFolderOfItsOwn() throws IOException {
        temporary = System.getProperty(TEMPORARY);
        System.setProperty(TEMPORARY, folder.toString());
        StorySeed.write(folder.resolve("text.txt"), 1000, 1);
        StorySeed.write(folder.resolve("held.txt"), 100, 2);
    }

    @AfterAll
    static void giveTheFolderBack() {
        System.setProperty(TEMPORARY, temporary);
    }

    private int run(String... arguments) {
        OptimizationConfig config = OptimizationConfig.forThisBox().toBuilder()
                .storage(new StorageSettings(
                        List.of(folder),
                        Optional.empty(),
                        folder.resolve("cache"),
                        StorageSettings.DEFAULT_CACHE_BOUND))
                .build();
        return HeadroomCommand.run(recorder.logged(), () -> config, arguments);
    }

    private int train(int steps, String... more) {
        List<String> arguments = new ArrayList<>(StorySeed.train(
                folder.resolve("text.txt"), folder.resolve("held.txt"), folder.resolve("model"), steps));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    @Test
    @Order(1)
    void textBecomesACheckpointThatHasLearnt() throws IOException {
        assertThat(train(60)).as(recorder.err()).isZero();

        assertThat(recorder.err())
                .contains("60 steps of 8 sequences of 32 tokens")
                .contains("bits/byte");
        assertThat(recorder.out()).contains("bits per byte").contains("checkpoint");
        List<String> curve = Files.readAllLines(folder.resolve("model/loss.csv"));
        assertThat(curve).hasSize(61);
        assertThat(loss(curve.get(60))).isLessThan(loss(curve.get(1)) / 2);
    }

    @Test
    @Order(2)
    void runThatHasEndedIsNotRepeated() {
        assertThat(train(60)).as(recorder.err()).isZero();
        assertThat(recorder.err()).contains("The run had ended already.").doesNotContain("encoding");
    }

    @Test
    @Order(2)
    void otherSettingsInTheSameDirectoryAreRefused() {
        assertThat(train(61)).isEqualTo(2);
        assertThat(recorder.err()).startsWith("headroom: --steps must be as the run in");
    }

    @Test
    @Order(2)
    void checkpointWritesAfterItWasCompressed() {
        assertThat(run("ask", "The fox", "--model", "model", "--max-tokens", "8", "--temperature", "0"))
                .as(recorder.err())
                .isZero();
        assertThat(recorder.out()).isNotBlank();
    }

    @Test
    @Order(2)
    void adapterIsTrainedAndMerged() {
        assertThat(run(
                        "finetune",
                        "--model",
                        "model",
                        "--text",
                        folder.resolve("held.txt").toString(),
                        "--out",
                        folder.resolve("adapter").toString(),
                        "--lora",
                        "--rank",
                        "2",
                        "--targets",
                        "q_proj,v_proj",
                        "--merge",
                        folder.resolve("merged").toString(),
                        "--steps",
                        "3",
                        "--sequences",
                        "2",
                        "--threads",
                        "1"))
                .as(recorder.err())
                .isZero();
        assertThat(folder.resolve("adapter/adapter_config.json")).exists();
        assertThat(folder.resolve("merged/model.safetensors")).exists();
    }

    @Test
    @Order(2)
    void allWeightsAreTrainedFurther() {
        assertThat(run(
                        "finetune",
                        "--model",
                        "model",
                        "--text",
                        folder.resolve("held.txt").toString(),
                        "--out",
                        folder.resolve("further").toString(),
                        "--steps",
                        "3",
                        "--sequences",
                        "2",
                        "--threads",
                        "1"))
                .as(recorder.err())
                .isZero();
        assertThat(folder.resolve("further/config.json")).exists();
    }

    private static double loss(String row) {
        return Double.parseDouble(row.split(",", -1)[2]);
    }
}
