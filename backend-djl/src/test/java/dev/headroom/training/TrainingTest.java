package dev.headroom.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.headroom.BackendException;
import dev.headroom.ByteSize;
import dev.headroom.MalformedFileException;
import dev.headroom.OverBudgetException;
import dev.headroom.backend.djl.op.LinearPrecision;
import dev.headroom.budget.MemoryBudget;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.checkpoint.DType;
import dev.headroom.training.text.TokenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(MatrixRule.class)
    void lowersTheLossOfARepeatingText(MatrixRule rule) {
        TinyRun run = new TinyRun(directory);

        List<Double> losses = run.losses(directory.resolve("run"), TinyRun.withRule(TinyRun.settings(60), rule), 60);

        assertThat(losses.get(0)).isBetween(4.1, 4.3); // ln 64 = 4.16
        assertThat(losses.get(59)).isLessThan(losses.get(0) - 1);
    }

    @ParameterizedTest
    @EnumSource(MatrixRule.class)
    void aRunThatWasStoppedContinuesWithTheLossesOfOneThatWasNot(MatrixRule rule) throws IOException {
        TinyRun run = new TinyRun(directory);
        TrainingSettings settings = TinyRun.withRule(TinyRun.settings(8), rule);
        Path whole = directory.resolve("whole");
        Path stopped = directory.resolve("stopped");

        List<Double> expected = run.losses(whole, settings, 8);
        List<Double> before = run.losses(stopped, settings, 3);
        List<Double> after = run.losses(stopped, settings, 8);

        assertThat(before).isEqualTo(expected.subList(0, 3));
        assertThat(after).isEqualTo(expected.subList(3, 8));
        assertThat(stopped.resolve("model.safetensors")).hasSameBinaryContentAs(whole.resolve("model.safetensors"));
        assertThat(columns(stopped)).isEqualTo(columns(whole));
    }

    /** Step, tokens, loss, rate and norm; times and memory differ. */
    private static List<String> columns(Path run) throws IOException {
        return Files.readAllLines(run.resolve("loss.csv")).stream()
                .map(line -> line.split(",", -1))
                .map(cells -> String.join(",", cells[0], cells[1], cells[2], cells[3], cells[4], cells[7]))
                .toList();
    }

    @Test
    void equalSeedsGiveEqualLossesAndOthersDoNot() {
        TinyRun run = new TinyRun(directory);
        TrainingSettings settings = TinyRun.settings(4);

        List<Double> first = run.losses(directory.resolve("a"), settings, 4);

        assertThat(run.losses(directory.resolve("b"), settings, 4)).isEqualTo(first);
        assertThat(new BatchOrder(run, settings.seed()).first())
                .isNotEqualTo(new BatchOrder(run, settings.seed() + 1).first());
    }

    private record BatchOrder(TinyRun run, long seed) {
        int[] first() {
            try (TokenFile tokens = TokenFile.open(run.text)) {
                return new BatchSampler(tokens, 16, seed).sequence(0);
            }
        }
    }

    @Test
    void theResultIsACheckpoint() {
        TinyRun run = new TinyRun(directory);
        Path result = directory.resolve("run");

        run.losses(result, TinyRun.settings(2), 2);

        try (Checkpoint checkpoint = Checkpoint.open(result)) {
            assertThat(checkpoint.config().shape())
                    .isEqualTo(Checkpoint.readConfig(run.checkpoint).shape());
            assertThat(checkpoint.tensors().names()).contains("model.layers.1.mlp.down_proj.weight");
        }
    }

    @Test
    void theResultCanBeRoundedToHalfTheBytes() throws IOException {
        TinyRun run = new TinyRun(directory);
        Path rounded = Files.createDirectory(directory.resolve("rounded"));

        try (FullModel model = FullModel.open(run.checkpoint, LinearPrecision.FLOAT32)) {
            model.storedAs(DType.BF16).export(rounded);
        }

        try (Checkpoint full = Checkpoint.open(run.checkpoint);
                Checkpoint half = Checkpoint.open(rounded)) {
            String name = "model.layers.0.mlp.up_proj.weight";
            assertThat(half.tensors().info(name).dtype()).isEqualTo(DType.BF16);
            float[] expected = new float[8];
            float[] actual = new float[8];
            full.tensors().readFloats(name, 0, expected, 8);
            half.tensors().readFloats(name, 0, actual, 8);
            for (int i = 0; i < 8; i++) {
                assertThat(actual[i]).isCloseTo(expected[i], withinPercentage(0.4));
            }
        }
        assertThat(rounded.resolve("config.json")).content().contains("\"torch_dtype\": \"bfloat16\"");
    }

    @Test
    void anUnfinishedRunIsNotTakenForACheckpoint() {
        TinyRun run = new TinyRun(directory);
        Path result = directory.resolve("run");

        run.losses(result, TinyRun.settings(5), 2);

        assertThat(Checkpoint.isCheckpoint(result)).isFalse();
        assertThat(result.resolve("state.safetensors")).exists();
    }

    @Test
    void refusesToContinueARunWithAnotherRecipe() {
        TinyRun run = new TinyRun(directory);
        Path result = directory.resolve("run");
        run.losses(result, TinyRun.settings(5), 2);

        assertThatThrownBy(() -> run.losses(result, TinyRun.settings(6), 3))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("recipe must be that of this run")
                .hasMessageContaining("steps 6")
                .hasMessageContaining("steps 5");
    }

    @Test
    void refusesADamagedState() throws IOException {
        TinyRun run = new TinyRun(directory);
        Path result = directory.resolve("run");
        run.losses(result, TinyRun.settings(5), 2);
        Path state = result.resolve("state.safetensors");
        byte[] bytes = Files.readAllBytes(state);
        Files.write(state, java.util.Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> run.losses(result, TinyRun.settings(5), 3))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("state.safetensors");
    }

    @Test
    void refusesASecondJobOnTheMachine() {
        TinyRun run = new TinyRun(directory);
        TrainingSettings settings = TinyRun.settings(1);
        try (TokenFile tokens = TokenFile.open(run.text);
                FullModel model = FullModel.open(run.checkpoint, settings.precision());
                Trainer first = new Trainer(model, directory.resolve("a"), tokens, Optional.empty(), settings)) {
            assertThat(first.microBatch()).isEqualTo(2);

            assertThatThrownBy(() -> run.losses(directory.resolve("b"), settings, 1))
                    .isInstanceOf(BackendException.class)
                    .hasMessageContaining("another training job is running");
        }

        assertThat(run.losses(directory.resolve("b"), settings, 1)).hasSize(1);
    }

    @Test
    void refusesARunThatDoesNotFitBeforeItAllocates() {
        TinyRun run = new TinyRun(directory);
        TrainingSettings settings = TinyRun.settings(1);
        MemoryBudget full = new MemoryBudget(ByteSize.of(1000), () -> ByteSize.of(900));
        try (TokenFile tokens = TokenFile.open(run.text);
                FullModel model = FullModel.open(run.checkpoint, settings.precision())) {
            assertThatThrownBy(
                            () -> new Trainer(model, directory.resolve("a"), tokens, Optional.empty(), settings, full))
                    .isInstanceOf(OverBudgetException.class)
                    .hasMessageContaining("training");
        }
        assertThat(run.losses(directory.resolve("b"), settings, 1)).hasSize(1);
    }

    @Test
    void refusesATextOfALargerVocabularyAndALongerContext() {
        TinyRun run = new TinyRun(directory);
        TrainingSettings tooLong = new TrainingSettings(
                1,
                2,
                33,
                new LearningRate(1e-2, 0, 0),
                OptimizerSettings.defaults(),
                1,
                TinyRun.settings(1).precision(),
                Recomputation.NONE,
                java.util.OptionalInt.of(1),
                10,
                java.time.Duration.ofHours(1));

        assertThatThrownBy(() -> run.losses(directory.resolve("a"), tooLong, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("context must be at most the model's 32, was 33");
    }
}
