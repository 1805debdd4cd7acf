package dev.headroom.training.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.ndarray.NDArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headroom.MalformedFileException;
import dev.headroom.ProgressListener;
import dev.headroom.backend.djl.op.LinearPrecision;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.safetensors.SafetensorsFile;
import dev.headroom.training.FullModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoraModelTest {

    private static final LoraSettings ATTENTION = LoraSettings.of(4, 8, List.of("q_proj", "down_proj"));

    @TempDir
    Path folder;

    @Test
    void aNewAdapterChangesNothing() {
        Path base = PeftFixture.base(folder);
        try (FullModel plain = FullModel.open(base, LinearPrecision.FLOAT32);
                LoraModel adapted = LoraModel.create(base, LoraSettings.defaults(), 1, LinearPrecision.FLOAT32)) {
            assertThat(Logits.of(adapted)).isEqualTo(Logits.of(plain));
            assertThat(adapted.settings().targets())
                    .containsExactly("down_proj", "gate_proj", "k_proj", "o_proj", "q_proj", "up_proj", "v_proj");
            assertThat(adapted.sharedEmbedding()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"F32", "BF16", "F16"})
    void theMergedCheckpointSaysWhatBaseAndAdapterSay(DType dtype) throws IOException {
        Path base = PeftFixture.base(folder, dtype);
        Path adapter = PeftFixture.everyLayer(folder.resolve("adapter"));
        LoraMerge.merge(base, adapter, folder.resolve("merged"), MergedFormat.FLOAT32, ProgressListener.none());

        try (FullModel plain = FullModel.open(base, LinearPrecision.FLOAT32);
                LoraModel adapted = LoraModel.open(base, adapter, LinearPrecision.FLOAT32);
                FullModel merged = FullModel.open(folder.resolve("merged"), LinearPrecision.FLOAT32)) {
            float[] logits = Logits.of(adapted);
            assertThat(Logits.largestDifference(logits, Logits.of(plain))).isGreaterThan(0.1);
            assertThat(Logits.largestDifference(logits, Logits.of(merged))).isLessThan(1e-5);
        }
    }

    @Test
    void weightsThatLieUnalignedInTheirFileGiveTheSameAnswers() throws IOException {
        Path base = PeftFixture.base(folder);
        float[] expected = newAdapterOn(base);
        Path file = base.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(file);
        int header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
        ByteBuffer shifted = ByteBuffer.allocate(bytes.length + 1).order(ByteOrder.LITTLE_ENDIAN);
        shifted.putLong(header + 1).put(bytes, 8, header).put((byte) ' ');
        shifted.put(bytes, 8 + header, bytes.length - 8 - header);
        Files.delete(file);
        Files.write(file, shifted.array());

        assertThat(newAdapterOn(base)).isEqualTo(expected);
    }

    private static float[] newAdapterOn(Path base) {
        try (LoraModel model = LoraModel.create(base, LoraSettings.defaults(), 1, LinearPrecision.FLOAT32)) {
            return Logits.of(model);
        }
    }

    @ParameterizedTest
    @EnumSource(RankScaling.class)
    void savedAndLoadedItSaysTheSameToTheBit(RankScaling scaling) throws IOException {
        Path base = PeftFixture.base(folder);
        Path adapter = PeftFixture.adapter(
                folder.resolve("adapter"),
                PeftFixture.with("use_rslora", scaling == RankScaling.ROOT_OF_RANK ? "true" : "false"),
                PeftFixture.tensors());
        Path saved = Files.createDirectory(folder.resolve("saved"));
        float[] before;
        try (LoraModel model = LoraModel.open(base, adapter, LinearPrecision.FLOAT32)) {
            assertThat(model.settings().scaling()).isEqualTo(scaling);
            before = Logits.of(model);
            model.export(saved);
        }

        try (LoraModel model = LoraModel.open(base, saved, LinearPrecision.FLOAT32)) {
            assertThat(Logits.of(model)).isEqualTo(before);
            assertThat(model.settings().scaling()).isEqualTo(scaling);
        }
    }

    @Test
    void equalSeedsGiveEqualFilesAndOthersDoNot() throws IOException {
        Path base = PeftFixture.base(folder);

        Path one = export(base, 1, "one");

        assertThat(export(base, 1, "again").resolve(LoraAdapter.WEIGHTS))
                .hasSameBinaryContentAs(one.resolve(LoraAdapter.WEIGHTS));
        assertThat(Files.mismatch(
                        export(base, 2, "two").resolve(LoraAdapter.WEIGHTS), one.resolve(LoraAdapter.WEIGHTS)))
                .isNotEqualTo(-1);
    }

    @Test
    void writesNamesShapesAndFieldsAsPeftDoes() throws IOException {
        Path base = PeftFixture.base(folder);

        Path saved = export(base, 1, "saved");

        try (SafetensorsFile file = SafetensorsFile.open(saved.resolve("adapter_model.safetensors"))) {
            assertThat(file.metadata()).containsEntry("format", "pt");
            assertThat(file.names().stream().map(file::info).toList())
                    .containsExactlyInAnyOrderElementsOf(PeftFixture.tensors());
            float[] a = new float[4 * 32];
            file.readFloats(PeftFixture.tensors().get(0).name(), 0, a, a.length);
            for (float value : a) {
                assertThat(Math.abs(value)).isLessThanOrEqualTo((float) (1 / Math.sqrt(32)));
            }
            TensorInfo b = PeftFixture.tensors().get(1);
            float[] zero = new float[(int) b.elements()];
            file.readFloats(b.name(), 0, zero, zero.length);
            assertThat(zero).containsOnly(0f);
        }
        JsonObject written = JsonParser.parseString(Files.readString(saved.resolve("adapter_config.json")))
                .getAsJsonObject();
        JsonObject peft = JsonParser.parseString(PeftFixture.CONFIG).getAsJsonObject();
        peft.addProperty("base_model_name_or_path", base.toString());
        peft.addProperty("lora_dropout", 0.0);
        assertThat(peft.keySet()).containsAll(written.keySet());
        for (String field : written.keySet()) {
            assertThat(written.get(field)).as(field).isEqualTo(peft.get(field));
        }
        assertThat(saved.toFile().list()).containsExactlyInAnyOrder("adapter_config.json", "adapter_model.safetensors");
    }

    @Test
    void onlyTheAdapterAsksForGradients() {
        Path base = PeftFixture.base(folder);
        try (LoraModel model = LoraModel.create(base, ATTENTION, 1, LinearPrecision.FLOAT32)) {
            List<NDArray> asking =
                    model.parameters().values().iterator().next().getManager().getManagedArrays().stream()
                            .filter(NDArray::hasGradient)
                            .toList();

            assertThat(asking)
                    .containsExactlyInAnyOrderElementsOf(model.parameters().values());
            assertThat(model.parameters()).hasSize(8);
            assertThat(model.network().embedding().hasGradient()).isFalse();
        }
    }

    @Test
    void namesATargetThatTheModelDoesNotHave() {
        Path base = PeftFixture.base(folder);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoraModel.create(
                        base, LoraSettings.of(4, 8, List.of("q_proj", "c_attn")), 1, LinearPrecision.FLOAT32))
                .withMessage("targets must name linear layers of the blocks, which are [down_proj, gate_proj, k_proj,"
                        + " o_proj, q_proj, up_proj, v_proj], was [c_attn]");
    }

    @Test
    void refusesAnAdapterOfAnotherShape() {
        Path base = PeftFixture.base(folder);
        Path adapter = PeftFixture.adapter(
                folder.resolve("adapter"), PeftFixture.with("target_modules", "[\"q_proj\"]"), PeftFixture.tensors());

        assertThatExceptionOfType(MalformedFileException.class)
                .isThrownBy(() -> LoraModel.open(base, adapter, LinearPrecision.FLOAT32))
                .withMessageContaining("model.layers.0.mlp.down_proj must belong to a layer of the base");
    }

    private Path export(Path base, long seed, String name) throws IOException {
        Path target = Files.createDirectory(folder.resolve(name));
        try (LoraModel model = LoraModel.create(base, ATTENTION, seed, LinearPrecision.FLOAT32)) {
            model.export(target);
        }
        return target;
    }
}
