package dev.headroom.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import dev.headroom.backend.djl.engine.TorchEngine;
import dev.headroom.backend.djl.op.LinearPrecision;
import dev.headroom.checkpoint.DType;
import dev.headroom.queue.CancelToken;
import dev.headroom.training.lora.LoraArchitecturesTest;
import dev.headroom.training.lora.LoraModel;
import dev.headroom.training.lora.LoraSettings;
import dev.headroom.training.lora.PeftFixture;
import dev.headroom.training.text.TokenFile;
import dev.headroom.training.text.TokenFileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A frozen base under an adapter that learns, through the same steps as a full model. */
class LoraTrainingTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"FLOAT32, F32", "FLOAT32, BF16", "BFLOAT16, F32"})
    void checkpointedGradientsEqualThePlainOnesToTheBit(LinearPrecision precision, DType stored) throws IOException {
        Path base = PeftFixture.base(directory, stored);
        Path adapter = PeftFixture.everyLayer(directory.resolve("adapter"));

        Map<String, float[]> plain = gradients(base, adapter, precision, Recomputation.NONE);
        Map<String, float[]> checkpointed = gradients(base, adapter, precision, Recomputation.PER_BLOCK);

        assertThat(plain).hasSize(2 * 2 * 7);
        assertThat(checkpointed.keySet()).isEqualTo(plain.keySet());
        plain.forEach((name, values) -> {
            assertThat(Arrays.equals(values, new float[values.length]))
                    .as(name + " is zero")
                    .isFalse();
            assertThat(Arrays.mismatch(checkpointed.get(name), values))
                    .as("first difference in " + name)
                    .isEqualTo(-1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"phi", "gpt2"})
    void checkpointedGradientsEqualThePlainOnesOverOtherDecoders(String kind) throws IOException {
        Path base = LoraArchitecturesTest.checkpoint(kind, directory.resolve(kind));
        Path adapter = LoraArchitecturesTest.adapter(base, directory.resolve("adapter"));

        Map<String, float[]> plain = gradients(base, adapter, LinearPrecision.FLOAT32, Recomputation.NONE);
        Map<String, float[]> checkpointed = gradients(base, adapter, LinearPrecision.FLOAT32, Recomputation.PER_BLOCK);

        plain.forEach((name, values) -> assertThat(Arrays.mismatch(checkpointed.get(name), values))
                .as("first difference in " + name)
                .isEqualTo(-1));
    }

    private static Map<String, float[]> gradients(
            Path base, Path adapter, LinearPrecision precision, Recomputation recomputation) {
        SplittableRandom random = new SplittableRandom(11);
        Map<String, float[]> gradients = new LinkedHashMap<>();
        try (LoraModel model = LoraModel.open(base, adapter, precision)) {
            GradientStep step = new GradientStep(TorchEngine.load(), model, recomputation);
            for (int batch = 0; batch < 2; batch++) {
                step.accumulate(
                        List.of(
                                random.ints(17, 0, 64).toArray(),
                                random.ints(17, 0, 64).toArray()),
                        0.5);
            }
            model.parameters().forEach((name, parameter) -> {
                try (NDArray gradient = parameter.getGradient()) {
                    gradients.put(name, gradient.toFloatArray());
                }
            });
        }
        return gradients;
    }

    @ParameterizedTest
    @EnumSource(Recomputation.class)
    void aStepLeavesNoArrayWithTheModel(Recomputation recomputation) {
        Path base = PeftFixture.base(directory);
        try (LoraModel model = LoraModel.create(base, LoraSettings.defaults(), 1, LinearPrecision.FLOAT32)) {
            GradientStep step = new GradientStep(TorchEngine.load(), model, recomputation);
            NDArray any = model.parameters().values().iterator().next();
            // operators keep constants from their first use on
            step.accumulate(List.of(new int[17]), 1);
            int before = any.getManager().getManagedArrays().size();

            for (int i = 0; i < 5; i++) {
                step.accumulate(List.of(new int[17]), 1);
            }

            assertThat(any.getManager().getManagedArrays().size()).isEqualTo(before);
        }
    }

    @Test
    @Tag("slow")
    void teachesATrainedDecoderAnotherTextWithoutTouchingIt() throws IOException {
        TinyRun run = new TinyRun(directory);
        Path base = directory.resolve("base");
        run.losses(base, TinyRun.settings(60), 60);
        byte[] weights = Files.readAllBytes(base.resolve("model.safetensors"));
        Path other = otherText();

        List<Double> losses = adapt(base, other, directory.resolve("adapter"));

        assertThat(losses.get(0)).isGreaterThan(3.5);
        assertThat(losses.get(79)).isLessThan(losses.get(0) - 1);
        assertThat(base.resolve("model.safetensors")).hasBinaryContent(weights);

        assertThat(adapt(base, other, directory.resolve("again"))).isEqualTo(losses);
        assertThat(directory.resolve("again").resolve("adapter_model.safetensors"))
                .hasSameBinaryContentAs(directory.resolve("adapter").resolve("adapter_model.safetensors"));
    }

    @Test
    void withoutWhatItLearntItIsTheBaseAgain() throws IOException {
        Path base = PeftFixture.base(directory, DType.BF16);
        try (LoraModel model = LoraModel.create(base, LoraSettings.defaults(), 1, LinearPrecision.FLOAT32);
                Optimizer optimizer = new Optimizer(
                        TorchEngine.load(),
                        OptimizerSettings.defaults(),
                        LinearPrecision.FLOAT32,
                        model.parameters())) {
            GradientStep step = new GradientStep(TorchEngine.load(), model, Recomputation.PER_BLOCK);
            List<int[]> text = List.of(new SplittableRandom(5).ints(17, 0, 64).toArray());
            double before = step.loss(text);
            for (int i = 1; i <= 3; i++) {
                step.accumulate(text, 1);
                optimizer.update(i, 1e-2, optimizer.gradientNorm());
            }
            assertThat(step.loss(text)).isLessThan(before);

            model.parameters().forEach((name, array) -> {
                if (name.endsWith("lora_B.weight")) {
                    array.setRequiresGradient(false);
                    array.muli(0);
                }
            });

            assertThat(step.loss(text)).isEqualTo(before);
        }
    }

    private Path otherText() {
        Path file = directory.resolve("other.tokens");
        int[] ids = new int[4000];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i % 9 * 7;
        }
        try (TokenFileWriter writer = TokenFileWriter.create(file, 64, "0".repeat(64))) {
            writer.add(ids, 8000);
            writer.endDocument();
            writer.finish();
        }
        return file;
    }

    private static List<Double> adapt(Path base, Path text, Path target) {
        List<Double> losses = new ArrayList<>();
        try (TokenFile tokens = TokenFile.open(text);
                LoraModel model = LoraModel.create(base, LoraSettings.defaults(), 4, LinearPrecision.FLOAT32);
                Trainer trainer = new Trainer(model, target, tokens, Optional.empty(), TinyRun.settings(80))) {
            trainer.run(new CancelToken(), progress -> losses.add(progress.loss()));
        }
        return losses;
    }
}
