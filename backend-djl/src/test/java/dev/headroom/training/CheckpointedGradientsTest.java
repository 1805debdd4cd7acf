package dev.headroom.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import dev.headroom.ProgressListener;
import dev.headroom.backend.djl.engine.TorchEngine;
import dev.headroom.backend.djl.op.LinearPrecision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckpointedGradientsTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(LinearPrecision.class)
    void equalThePlainOnesToTheBitOverSeveralMicroBatches(LinearPrecision precision) {
        TinyRun run = new TinyRun(directory);

        assertEqualGradients(run.checkpoint, precision, 64, 16);
    }

    @Test
    @Tag("slow")
    void equalThePlainOnesToTheBitForADecoderOfFiveMillionWeights() throws IOException {
        Files.writeString(directory.resolve("tokenizer.json"), "{}");
        Files.writeString(directory.resolve("tokenizer_config.json"), "{}");
        new NewDecoder(5, 256, 704, 4, 2, 4096, 256)
                .write(directory.resolve("five"), directory, 3, ProgressListener.none());

        assertEqualGradients(directory.resolve("five"), LinearPrecision.FLOAT32, 4096, 128);
    }

    private static void assertEqualGradients(Path checkpoint, LinearPrecision precision, int vocabulary, int time) {
        Map<String, float[]> plain = gradients(checkpoint, precision, Recomputation.NONE, vocabulary, time);
        Map<String, float[]> checkpointed = gradients(checkpoint, precision, Recomputation.PER_BLOCK, vocabulary, time);

        assertThat(checkpointed.keySet()).isEqualTo(plain.keySet());
        plain.forEach((name, values) -> {
            assertThat(Arrays.equals(values, new float[values.length]))
                    .as(name + " is zero")
                    .isFalse();
            // arrays of a million elements make no readable message
            assertThat(Arrays.mismatch(checkpointed.get(name), values))
                    .as("first difference in " + name)
                    .isEqualTo(-1);
        });
    }

    private static Map<String, float[]> gradients(
            Path checkpoint, LinearPrecision precision, Recomputation recomputation, int vocabulary, int time) {
        SplittableRandom random = new SplittableRandom(11);
        Map<String, float[]> gradients = new LinkedHashMap<>();
        try (FullModel model = FullModel.open(checkpoint, precision)) {
            GradientStep step = new GradientStep(TorchEngine.load(), model, recomputation);
            for (int batch = 0; batch < 2; batch++) {
                List<int[]> sequences = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    sequences.add(random.ints(time + 1, 0, vocabulary).toArray());
                }
                step.accumulate(sequences, 0.5);
            }
            model.parameters().forEach((name, parameter) -> {
                try (NDArray gradient = parameter.getGradient()) {
                    gradients.put(name, gradient.toFloatArray());
                }
            });
        }
        return gradients;
    }
}
