package dev.headroom.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.ByteSize;
import dev.headroom.ProgressListener;
import dev.headroom.backend.djl.op.LinearPrecision;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.model.ModelShape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingSettingsTest {

    @TempDir
    Path directory;

    @Test
    void theRateRisesToItsPeakAndFallsAsHalfACosine() {
        LearningRate rate = new LearningRate(1e-2, 10, 0.1);

        assertThat(rate.at(0, 110)).isCloseTo(1e-3, within(1e-12));
        assertThat(rate.at(9, 110)).isCloseTo(1e-2, within(1e-12));
        assertThat(rate.at(60, 110)).isCloseTo(5.5e-3, within(1e-9));
        assertThat(rate.at(110, 110)).isCloseTo(1e-3, within(1e-12));
    }

    @Test
    void rejectsAMicroBatchThatDoesNotDivideTheStep() {
        assertThatThrownBy(() -> settings(8, OptionalInt.of(3)))
                .hasMessage("microBatch must divide the step's 8 sequences, was 3");
    }

    @Test
    void rejectsARateOutOfRangeNamingTheValue() {
        assertThatThrownBy(() -> new LearningRate(0, 0, 0)).hasMessage("peak must be in (0, 1], was 0.0");
        assertThatThrownBy(() -> new LearningRate(0.1, 0, 2)).hasMessage("floorShare must be in [0, 1], was 2.0");
    }

    @Test
    void theMicroBatchIsTheLargestDivisorThatFits() {
        ModelShape shape =
                Checkpoint.readConfig(new TinyRun(directory).checkpoint).shape();
        TrainingMemory memory = new TrainingMemory(shape, settings(12, OptionalInt.empty()));

        assertThat(memory.microBatch(ByteSize.gigabytes(1))).isEqualTo(12);
        assertThat(memory.microBatch(memory.activations(5))).isEqualTo(4);
        assertThat(memory.microBatch(ByteSize.ZERO)).isEqualTo(1);
    }

    @Test
    void recomputationTakesLessMemory() {
        new TinyRun(directory);
        Path deep = directory.resolve("deep");
        new NewDecoder(6, 16, 40, 2, 1, 64, 32).write(deep, directory, 7, ProgressListener.none());
        ModelShape shape = Checkpoint.readConfig(deep).shape();
        TrainingSettings plain = settings(4, OptionalInt.empty());
        TrainingSettings checkpointed = new TrainingSettings(
                1,
                4,
                16,
                plain.learningRate(),
                plain.optimizer(),
                1,
                LinearPrecision.FLOAT32,
                Recomputation.PER_BLOCK,
                OptionalInt.empty(),
                1,
                Duration.ofMinutes(1));

        assertThat(new TrainingMemory(shape, checkpointed).activations(4))
                .isLessThan(new TrainingMemory(shape, plain).activations(4));
    }

    private static TrainingSettings settings(int sequences, OptionalInt microBatch) {
        return new TrainingSettings(
                1,
                sequences,
                16,
                new LearningRate(1e-3, 0, 0),
                OptimizerSettings.defaults(),
                1,
                LinearPrecision.FLOAT32,
                Recomputation.NONE,
                microBatch,
                1,
                Duration.ofMinutes(1));
    }
}
