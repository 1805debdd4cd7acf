package dev.headroom.training.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import dev.headroom.MalformedFileException;
import dev.headroom.ProgressListener;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.TensorSource;
import dev.headroom.checkpoint.mapped.HalfFloat;
import dev.headroom.checkpoint.safetensors.SafetensorsFile;
import dev.headroom.checkpoint.safetensors.SafetensorsWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoraMergeTest {

    private static final String CHANGED = "model.layers.1.mlp.down_proj";

    @TempDir
    Path folder;

    @Test
    void addsTheScaledProductAndLeavesTheRestAsItWas() {
        Path base = PeftFixture.base(folder);
        Path adapter = PeftFixture.adapter(folder.resolve("adapter"));
        List<Long> progress = new ArrayList<>();
        Path target = folder.resolve("merged");

        LoraMerge.merge(base, adapter, target, (stage, done, total) -> progress.add(total - done));

        try (Checkpoint before = Checkpoint.open(base);
                Checkpoint after = Checkpoint.open(target)) {
            assertThat(after.tensors().names()).isEqualTo(before.tensors().names());
            assertThat(after.config()).isEqualTo(before.config());
            for (String name : before.tensors().names()) {
                assertThat(after.tensors().info(name))
                        .isEqualTo(before.tensors().info(name));
                boolean adapted = name.contains("q_proj") || name.contains("down_proj");
                assertThat(bytes(after.tensors(), name).equals(bytes(before.tensors(), name)))
                        .as(name)
                        .isEqualTo(!adapted);
            }
            float[] merged = floats(after.tensors(), CHANGED + ".weight");
            double[] expected = expected(floats(before.tensors(), CHANGED + ".weight"), adapter, 32, 48, 2);
            for (int i = 0; i < merged.length; i++) {
                assertThat(merged[i]).isEqualTo((float) expected[i]);
            }
        }
        assertThat(progress).isSortedAccordingTo((a, b) -> Long.compare(b, a)).endsWith(0L);
        assertThat(target.resolve("tokenizer.json")).hasContent("{\"a\": 1}");
        assertThat(target.resolve("tokenizer_config.json")).hasContent("{\"b\": 2}");
        assertThat(target.resolve("config.json")).hasSameBinaryContentAs(base.resolve("config.json"));
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"F16", "BF16"})
    void roundsToTheStoredFormatOrKeepsFloat32(DType dtype) throws IOException {
        Path base = PeftFixture.base(folder, dtype);
        Path adapter = PeftFixture.adapter(folder.resolve("adapter"));

        LoraMerge.merge(base, adapter, folder.resolve("same"), ProgressListener.none());
        LoraMerge.merge(base, adapter, folder.resolve("wide"), MergedFormat.FLOAT32, ProgressListener.none());

        try (Checkpoint before = Checkpoint.open(base);
                Checkpoint same = Checkpoint.open(folder.resolve("same"));
                Checkpoint wide = Checkpoint.open(folder.resolve("wide"))) {
            String name = CHANGED + ".weight";
            assertThat(same.tensors().info(name).dtype()).isEqualTo(dtype);
            assertThat(wide.tensors().info(name).dtype()).isEqualTo(DType.F32);
            assertThat(wide.tensors().info("model.norm.weight").dtype()).isEqualTo(dtype);
            float[] exact = floats(wide.tensors(), name);
            float[] rounded = floats(same.tensors(), name);
            double[] expected = expected(floats(before.tensors(), name), adapter, 32, 48, 2);
            for (int i = 0; i < exact.length; i++) {
                assertThat(exact[i]).isEqualTo((float) expected[i]);
                float nearest = dtype == DType.F16
                        ? HalfFloat.toFloat(HalfFloat.fromFloat(exact[i]))
                        : Float.intBitsToFloat(HalfFloat.bfloatFromFloat(exact[i]) << 16);
                assertThat(rounded[i]).isEqualTo(nearest);
            }
        }
    }

    @Test
    void mergesIntoMatricesThatGpt2StoresTransposedAndWithoutItsPrefix() throws IOException {
        Path base = Files.createDirectories(folder.resolve("gpt2"));
        Files.writeString(base.resolve("config.json"), """
                {"architectures": ["GPT2LMHeadModel"], "model_type": "gpt2", "n_embd": 8, "n_layer": 1, "n_head": 2,
                 "n_positions": 16, "n_ctx": 16, "vocab_size": 10, "layer_norm_epsilon": 1e-5,
                 "activation_function": "gelu_new"}
                """);
        write(
                base,
                new TensorInfo("wte.weight", DType.F32, List.of(10L, 8L)),
                new TensorInfo("h.0.attn.c_attn.weight", DType.F32, List.of(8L, 24L)));
        String layer = "base_model.model.transformer.h.0.attn.c_attn";
        Path adapter = PeftFixture.adapter(
                folder.resolve("adapter"),
                PeftFixture.with("target_modules", "[\"c_attn\"]"),
                List.of(
                        new TensorInfo(layer + ".lora_A.weight", DType.F32, List.of(4L, 8L)),
                        new TensorInfo(layer + ".lora_B.weight", DType.F32, List.of(24L, 4L))));

        LoraMerge.merge(base, adapter, folder.resolve("merged"), ProgressListener.none());

        try (LoraAdapter pair = LoraAdapter.open(adapter);
                Checkpoint before = Checkpoint.open(base);
                Checkpoint after = Checkpoint.open(folder.resolve("merged"))) {
            float[] a = pair.values(layer + ".lora_A.weight");
            float[] b = pair.values(layer + ".lora_B.weight");
            float[] old = floats(before.tensors(), "h.0.attn.c_attn.weight");
            float[] merged = floats(after.tensors(), "h.0.attn.c_attn.weight");
            for (int in = 0; in < 8; in++) {
                for (int out = 0; out < 24; out++) {
                    double sum = 0;
                    for (int k = 0; k < 4; k++) {
                        sum += (double) b[out * 4 + k] * a[k * 8 + in];
                    }
                    assertThat((double) merged[in * 24 + out]).isCloseTo(old[in * 24 + out] + 2 * sum, within(1e-6));
                }
            }
        }
    }

    @Test
    void joinsShardsIntoAnEmptyDirectory() throws IOException {
        Path base = PeftFixture.base(folder);
        Path adapter = PeftFixture.adapter(folder.resolve("adapter"));
        Path sharded = shards(base);
        Path target = Files.createDirectory(folder.resolve("merged"));
        LoraMerge.merge(base, adapter, folder.resolve("whole"), ProgressListener.none());

        LoraMerge.merge(sharded, adapter, target, ProgressListener.none());

        assertThat(target.toFile().list()).containsExactlyInAnyOrder("config.json", "model.safetensors");
        try (Checkpoint one = Checkpoint.open(folder.resolve("whole"));
                Checkpoint other = Checkpoint.open(target)) {
            assertThat(other.tensors().names())
                    .containsExactlyInAnyOrderElementsOf(one.tensors().names());
            for (String name : one.tensors().names()) {
                assertThat(bytes(other.tensors(), name)).as(name).isEqualTo(bytes(one.tensors(), name));
            }
        }
    }

    private Path shards(Path base) throws IOException {
        Path directory = Files.createDirectory(folder.resolve("sharded"));
        Files.copy(base.resolve("config.json"), directory.resolve("config.json"));
        JsonObject map = new JsonObject();
        try (SafetensorsFile whole = SafetensorsFile.open(base.resolve("model.safetensors"))) {
            for (int shard = 0; shard < 2; shard++) {
                String file = "model-0000" + (shard + 1) + "-of-00002.safetensors";
                int parity = shard;
                List<TensorInfo> infos = whole.names().stream()
                        .filter(name -> name.length() % 2 == parity)
                        .map(whole::info)
                        .toList();
                try (SafetensorsWriter writer = SafetensorsWriter.create(directory.resolve(file), infos, Map.of())) {
                    for (TensorInfo info : infos) {
                        writer.append(info.name(), bytes(whole, info.name()));
                        map.addProperty(info.name(), file);
                    }
                    writer.commit();
                }
            }
        }
        JsonObject index = new JsonObject();
        index.add("weight_map", map);
        Files.writeString(directory.resolve("model.safetensors.index.json"), index.toString());
        return directory;
    }

    @Test
    void leavesNothingBehindWhenItFails() throws IOException {
        Path base = PeftFixture.base(folder);
        Path adapter = PeftFixture.adapter(folder.resolve("adapter"));
        Path target = Files.createDirectory(folder.resolve("out")).resolve("merged");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> LoraMerge.merge(base, adapter, target, (stage, done, total) -> {
                    throw new IllegalStateException("stopped");
                }));

        try (Stream<Path> left = Files.list(folder.resolve("out"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void refusesATargetThatHoldsSomething() {
        Path base = PeftFixture.base(folder);
        Path adapter = PeftFixture.adapter(folder.resolve("adapter"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoraMerge.merge(base, adapter, base, ProgressListener.none()))
                .withMessage("target must be absent or an empty directory, was " + base.toAbsolutePath());
    }

    @Test
    void refusesAnAdapterOfAnotherModelBeforeWriting() {
        Path base = PeftFixture.base(folder);
        Path adapter = PeftFixture.adapter(
                folder.resolve("adapter"), PeftFixture.with("target_modules", "[\"c_attn\"]"), PeftFixture.tensors());

        assertThatExceptionOfType(MalformedFileException.class)
                .isThrownBy(() -> LoraMerge.merge(base, adapter, folder.resolve("merged"), ProgressListener.none()))
                .withMessageContaining("[c_attn]");
        assertThat(folder.resolve("merged")).doesNotExist();
    }

    @Test
    void refusesASingleFile() throws IOException {
        Path gguf = Files.write(folder.resolve("model.gguf"), new byte[64]);
        Path adapter = PeftFixture.adapter(folder.resolve("adapter"));

        assertThatExceptionOfType(UnsupportedFeatureException.class)
                .isThrownBy(() -> LoraMerge.merge(gguf, adapter, folder.resolve("merged"), ProgressListener.none()));
    }

    private static void write(Path directory, TensorInfo... tensors) {
        Random random = new Random(1);
        try (SafetensorsWriter writer =
                SafetensorsWriter.create(directory.resolve("model.safetensors"), List.of(tensors), Map.of())) {
            for (TensorInfo info : tensors) {
                float[] values = new float[(int) info.elements()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) random.nextGaussian();
                }
                writer.append(info.name(), values, 0, values.length);
            }
            writer.commit();
        }
    }

    /** The control: {@code W + factor · B A} in float64, entry by entry. */
    private static double[] expected(float[] weight, Path adapter, int out, int in, double factor) {
        try (SafetensorsFile pairs = SafetensorsFile.open(adapter.resolve("adapter_model.safetensors"))) {
            float[] a = floats(pairs, "base_model.model." + CHANGED + ".lora_A.weight");
            float[] b = floats(pairs, "base_model.model." + CHANGED + ".lora_B.weight");
            double[] sums = new double[weight.length];
            for (int o = 0; o < out; o++) {
                for (int i = 0; i < in; i++) {
                    double sum = 0;
                    for (int k = 0; k < 4; k++) {
                        sum += (double) b[o * 4 + k] * a[k * in + i];
                    }
                    sums[o * in + i] = weight[o * in + i] + factor * sum;
                }
            }
            return sums;
        }
    }

    private static float[] floats(TensorSource tensors, String name) {
        float[] values = new float[(int) tensors.info(name).elements()];
        tensors.readFloats(name, 0, values, values.length);
        return values;
    }

    private static ByteBuffer bytes(TensorSource tensors, String name) {
        return tensors.slice(name, 0, (int) tensors.info(name).bytes());
    }
}
