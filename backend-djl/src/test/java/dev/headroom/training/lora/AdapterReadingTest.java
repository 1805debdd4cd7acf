package dev.headroom.training.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headroom.MalformedFileException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdapterReadingTest {

    @TempDir
    Path folder;

    @Test
    void readsWhatPeftWritesWithAllItsFields() {
        try (LoraAdapter adapter = LoraAdapter.open(PeftFixture.adapter(folder.resolve("a")))) {
            assertThat(adapter.settings()).isEqualTo(LoraSettings.of(4, 8, List.of("q_proj", "down_proj")));
            assertThat(adapter.base()).contains("someone/tiny");
            assertThat(adapter.modules())
                    .containsExactly(
                            "model.layers.0.mlp.down_proj",
                            "model.layers.0.self_attn.q_proj",
                            "model.layers.1.mlp.down_proj",
                            "model.layers.1.self_attn.q_proj");
            assertThat(adapter.parameters()).isEqualTo(2 * 4 * (32 + 32 + 48 + 32));
            assertThat(layers(adapter)).hasSize(4);
        }
    }

    @Test
    void ignoresFieldsThatItDoesNotKnow() {
        String config = PeftFixture.with("peft_version", "\"0.99.0\"");

        assertThat(settings(config, PeftFixture.tensors()).rank()).isEqualTo(4);
    }

    @Test
    void readsHalfPrecisionAndRankStabilisedScaling() {
        List<TensorInfo> tensors = PeftFixture.tensors(4, DType.BF16, "self_attn.q_proj", "mlp.down_proj");

        assertThat(settings(PeftFixture.with("use_rslora", "true"), tensors).factor())
                .isEqualTo(4);
    }

    @Test
    void takesTheLayersOfARegularExpressionFromTheTensors() {
        Path directory = PeftFixture.adapter(
                folder.resolve("a"),
                PeftFixture.with("target_modules", "\".*layers\\\\.1.*q_proj\""),
                PeftFixture.tensors(4, DType.F32, "self_attn.q_proj").subList(2, 4));

        try (LoraAdapter adapter = LoraAdapter.open(directory)) {
            assertThat(layers(adapter))
                    .extracting(TargetLayer::module)
                    .containsExactly("model.layers.1.self_attn.q_proj");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "use_dora|true|use_dora",
                "modules_to_save|[\"lm_head\"]|modules_to_save",
                "rank_pattern|{\"q_proj\": 8}|rank_pattern",
                "alpha_pattern|{\"q_proj\": 8}|alpha_pattern",
                "layers_to_transform|[1]|layers_to_transform",
                "lora_bias|true|lora_bias",
                "bias|\"all\"|bias all",
                "peft_type|\"IA3\"|peft_type IA3",
                "task_type|\"SEQ_CLS\"|task_type SEQ_CLS",
                "init_lora_weights|\"pissa\"|init_lora_weights pissa",
                "trainable_token_indices|[5]|trainable_token_indices"
            })
    void refusesByNameWhatIsNotPlainLora(String field, String value, String feature) {
        assertThatExceptionOfType(UnsupportedFeatureException.class)
                .isThrownBy(() -> settings(PeftFixture.with(field, value), PeftFixture.tensors()))
                .satisfies(e -> assertThat(e.feature()).isEqualTo(feature));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "r|0|r must be an integer in [1, 4096], was 0",
                "r|null|r must be an integer in [1, 4096], was absent",
                "lora_alpha|-2|lora_alpha must be a number in (0.0",
                "lora_alpha|null|lora_alpha must be a number above 0, was absent",
                "target_modules|null|target_modules must name layers, was absent",
                "target_modules|[]|target_modules must name layers, was empty",
                "target_modules|[7]|target_modules must be a string, was 7",
                "target_modules|[\"a b\"]|target_modules must name layers, each once, was [a b]",
                "r|5|down_proj.lora_A.weight must have the 5 rows that r states, was [4, 48]"
            })
    void namesTheFieldThatIsWrong(String field, String value, String message) {
        assertThatExceptionOfType(MalformedFileException.class)
                .isThrownBy(() -> settings(PeftFixture.with(field, value), PeftFixture.tensors()))
                .withMessageContaining(message);
    }

    @Test
    void namesTheHalfThatIsMissing() {
        List<TensorInfo> tensors = new ArrayList<>(PeftFixture.tensors());
        tensors.remove(1);

        assertThatExceptionOfType(MalformedFileException.class)
                .isThrownBy(() -> settings(PeftFixture.CONFIG, tensors))
                .withMessageContaining("base_model.model.model.layers.0.self_attn.q_proj.lora_B.weight")
                .withMessageContaining("absent");
    }

    @Test
    void namesALayerOfTheBaseThatHasNoPair() {
        assertThatExceptionOfType(MalformedFileException.class)
                .isThrownBy(
                        () -> layers(PeftFixture.CONFIG, PeftFixture.tensors().subList(0, 6)))
                .withMessageContaining("layers.1.mlp.down_proj.lora_A.weight must exist");
    }

    @Test
    void namesATargetThatTheBaseDoesNotHave() {
        assertThatExceptionOfType(MalformedFileException.class)
                .isThrownBy(() -> layers(
                        PeftFixture.with("target_modules", "[\"q_proj\", \"down_proj\", \"lm_head\"]"),
                        PeftFixture.tensors()))
                .withMessageContaining(
                        "target_modules must name linear layers of the base's blocks, which are [down_proj,")
                .withMessageEndingWith("was [lm_head]");
    }

    @Test
    void namesBothShapesWhereTheyDoNotFit() {
        List<TensorInfo> tensors = new ArrayList<>(PeftFixture.tensors());
        TensorInfo first = tensors.get(0);
        tensors.set(0, new TensorInfo(first.name(), DType.F32, List.of(4L, 31L)));

        assertThatExceptionOfType(MalformedFileException.class)
                .isThrownBy(() -> layers(PeftFixture.CONFIG, tensors))
                .withMessageContaining("must be [4, 32] for the base's model.layers.0.self_attn.q_proj, was [4, 31]");
    }

    @Test
    void refusesTensorsThatAreNoPairs() {
        List<TensorInfo> tensors = new ArrayList<>(PeftFixture.tensors());
        String name = "base_model.model.model.layers.0.self_attn.q_proj.lora_magnitude_vector";
        tensors.add(new TensorInfo(name, DType.F32, List.of(32L)));

        assertThatExceptionOfType(UnsupportedFeatureException.class)
                .isThrownBy(() -> settings(PeftFixture.CONFIG, tensors))
                .withMessageContaining(name);
    }

    @Test
    void refusesNumbersThatAreNotFinite() throws IOException {
        Path directory = PeftFixture.adapter(folder.resolve("a"));
        Path weights = directory.resolve("adapter_model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 1] = 0x7F;
        bytes[bytes.length - 2] = (byte) 0x80;
        bytes[bytes.length - 3] = 0;
        bytes[bytes.length - 4] = 0;
        Files.write(weights, bytes);

        try (LoraAdapter adapter = LoraAdapter.open(directory)) {
            assertThatExceptionOfType(MalformedFileException.class)
                    .isThrownBy(
                            () -> adapter.values(PeftFixture.tensors().get(7).name()))
                    .withMessageContaining("hold finite numbers, was Infinity");
        }
    }

    @Test
    void saysWhichFileIsMissing() throws IOException {
        Path directory = PeftFixture.adapter(folder.resolve("a"));
        Files.delete(directory.resolve("adapter_model.safetensors"));

        assertThatExceptionOfType(MalformedFileException.class)
                .isThrownBy(() -> LoraAdapter.open(directory))
                .withMessageContaining("adapter_model.safetensors");
        Files.delete(directory.resolve("adapter_config.json"));
        assertThatExceptionOfType(MalformedFileException.class)
                .isThrownBy(() -> LoraAdapter.open(directory))
                .withMessageContaining("adapter_config.json");
    }

    private LoraSettings settings(String config, List<TensorInfo> tensors) {
        try (LoraAdapter adapter = LoraAdapter.open(PeftFixture.adapter(folder.resolve("a"), config, tensors))) {
            return adapter.settings();
        }
    }

    private List<TargetLayer> layers(String config, List<TensorInfo> tensors) {
        try (LoraAdapter adapter = LoraAdapter.open(PeftFixture.adapter(folder.resolve("a"), config, tensors))) {
            return layers(adapter);
        }
    }

    private List<TargetLayer> layers(LoraAdapter adapter) {
        try (Checkpoint base = Checkpoint.open(PeftFixture.base(folder))) {
            return adapter.layersOf(TargetLayers.of(base.config().architecture(), base.tensors()));
        }
    }
}
