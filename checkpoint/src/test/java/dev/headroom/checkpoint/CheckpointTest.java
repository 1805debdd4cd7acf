package dev.headroom.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import dev.headroom.MalformedFileException;
import dev.headroom.ModelNotFoundException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.gguf.GgufBuilder;
import dev.headroom.checkpoint.safetensors.SafetensorsWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

    private static final String CONFIG = """
            {"architectures":["LlamaForCausalLM"],"model_type":"llama","hidden_size":4,"intermediate_size":8,
             "num_hidden_layers":1,"num_attention_heads":2,"vocab_size":5,"max_position_embeddings":16,
             "eos_token_id":[2,3],"bos_token_id":1}""";

    @TempDir
    Path folder;

    @Test
    void opensADirectoryWithOneFile() throws Exception {
        write("config.json", CONFIG);
        write("generation_config.json", "{\"do_sample\":true,\"temperature\":0.5,\"eos_token_id\":7}");
        write("tokenizer.json", "{}");
        weights("model.safetensors", "model.embed_tokens.weight", "model.norm.weight");
        assertThat(Checkpoint.isCheckpoint(folder)).isTrue();
        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            assertThat(checkpoint.name()).isEqualTo(folder.getFileName().toString());
            assertThat(checkpoint.config().shape().parameters()).isEqualTo(40);
            assertThat(checkpoint.config().eosTokens()).containsExactly(2, 3);
            assertThat(checkpoint.generationDefaults().orElseThrow().temperature())
                    .hasValue(0.5);
            assertThat(checkpoint.generationDefaults().orElseThrow().eosTokens())
                    .containsExactly(7);
            assertThat(checkpoint.tokenizerJson()).isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
            assertThat(checkpoint.tokenizerConfigJson()).isEmpty();
            assertThat(checkpoint.bytes().bytes()).isEqualTo(Files.size(folder.resolve("model.safetensors")));
            float[] row = new float[4];
            checkpoint.tensors().readFloats("model.norm.weight", 4, row, 4);
            assertThat(row).containsExactly(4, 5, 6, 7);
        }
    }

    @Test
    void opensShardsAsOneSource() throws Exception {
        write("config.json", CONFIG);
        weights("model-1.safetensors", "model.embed_tokens.weight");
        weights("model-2.safetensors", "model.norm.weight");
        index("model-1.safetensors", "model-2.safetensors");
        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            assertThat(checkpoint.tensors().names())
                    .containsExactlyInAnyOrder("model.embed_tokens.weight", "model.norm.weight");
            assertThat(checkpoint.bytes().bytes())
                    .isEqualTo(Files.size(folder.resolve("model-1.safetensors"))
                            + Files.size(folder.resolve("model-2.safetensors")));
        }
        assertThat(Checkpoint.readConfig(folder).shape().parameters()).isEqualTo(40);
    }

    @Test
    void refusesAnIndexThatNamesAFileElsewhereOrOneThatIsAbsent() throws Exception {
        write("config.json", CONFIG);
        weights("model-1.safetensors", "model.embed_tokens.weight");
        for (String other : List.of("../model-2.safetensors", "absent.safetensors", "model-1.safetensors", "")) {
            index("model-1.safetensors", other);
            assertThatThrownBy(() -> Checkpoint.open(folder))
                    .isInstanceOf(MalformedFileException.class)
                    .hasMessageContaining("weight_map.model.norm.weight");
        }
    }

    @Test
    void readsTheConfigurationBeforeTheWeightsAreThere() throws Exception {
        write("config.json", CONFIG);
        assertThat(Checkpoint.isCheckpoint(folder)).isFalse();
        assertThat(Checkpoint.readConfig(folder).shape().parameters())
                .isEqualTo(2 * 5 * 4 + 4 * 16 + 3 * 32 + 2 * 4 + 4);
        assertThatThrownBy(() -> Checkpoint.open(folder))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("weights must be in model.safetensors");
        write("pytorch_model.bin", "");
        assertThatThrownBy(() -> Checkpoint.open(folder)).isInstanceOf(UnsupportedFeatureException.class);
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        assertThatThrownBy(() -> Checkpoint.open(folder.resolve("nothing"))).isInstanceOf(ModelNotFoundException.class);
        assertThat(Checkpoint.isCheckpoint(folder.resolve("nothing"))).isFalse();
        weights("model.safetensors", "model.norm.weight");
        assertThatThrownBy(() -> Checkpoint.open(folder))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("config.json");
        write("config.json", CONFIG);
        weights("model.safetensors", "model.embed_tokens.weight", "model.norm.weight");
        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            assertThatThrownBy(checkpoint::tokenizerJson).isInstanceOf(MalformedFileException.class);
            assertThatThrownBy(() -> checkpoint.tensors().info("lm_head.weight"))
                    .isInstanceOf(MalformedFileException.class)
                    .hasMessageContaining("tensor lm_head.weight must exist");
        }
    }

    @Test
    void opensAGgufFile() {
        Path file = GgufBuilder.tinyLlama(DType.F16, 1).write(folder.resolve("tiny-f16.gguf"));
        assertThat(Checkpoint.isCheckpoint(file)).isTrue();
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            assertThat(checkpoint.name()).isEqualTo("tiny-f16");
            assertThat(checkpoint
                            .tensors()
                            .info("model.layers.0.mlp.down_proj.weight")
                            .shape())
                    .containsExactly(8L, 8L);
            assertThat(new String(checkpoint.tokenizerConfigJson().orElseThrow(), StandardCharsets.UTF_8))
                    .contains("\"add_bos_token\":true", "\"bos_token\":\"<s>\"", "\"eos_token\":\"</s>\"");
        }
        assertThat(Checkpoint.readConfig(file).architecture()).isEqualTo("LlamaForCausalLM");
    }

    @Test
    void namesAModelInTheHuggingFaceCacheAfterItsRepository() throws Exception {
        Path snapshot = Files.createDirectories(folder.resolve("models--acme--tiny-llama/snapshots/0123abcd"));
        Files.writeString(snapshot.resolve("config.json"), CONFIG);
        weights("model.safetensors", "model.embed_tokens.weight", "model.norm.weight");
        Files.move(folder.resolve("model.safetensors"), snapshot.resolve("model.safetensors"));
        try (Checkpoint checkpoint = Checkpoint.open(snapshot)) {
            assertThat(checkpoint.name()).isEqualTo("tiny-llama");
        }
    }

    @Test
    void putsTheTemplateFileIntoAConfigurationWithoutTemplate() throws Exception {
        completeDirectory();
        write("chat_template.jinja", "{{ 'ä\"' }}\n");
        assertThat(templateOf(folder)).isEqualTo("{{ 'ä\"' }}\n");
        write("tokenizer_config.json", "{\"bos_token\":\"<s>\",\"chat_template\":null,\"model_max_length\":1e30}");
        assertThat(templateOf(folder)).isEqualTo("{{ 'ä\"' }}\n");
        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            assertThat(checkpoint.tokenizerConfigJson().orElseThrow())
                    .asString()
                    .contains("\"bos_token\":\"<s>\"");
        }
    }

    @Test
    void takesTheTemplateOfItsOwnFileBeforeThatOfTheConfiguration() throws Exception {
        completeDirectory();
        write("chat_template.jinja", "other");
        write("tokenizer_config.json", "{ \"chat_template\": \"own\" }");
        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            assertThat(checkpoint.tokenizerConfigJson().orElseThrow())
                    .asString()
                    .isEqualTo("{\"chat_template\":\"other\"}");
        }
    }

    @Test
    void refusesATemplateFileThatIsNoText() throws Exception {
        completeDirectory();
        Files.write(folder.resolve("chat_template.jinja"), new byte[] {'a', (byte) 0xFF});
        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            assertThatThrownBy(checkpoint::tokenizerConfigJson)
                    .isInstanceOf(MalformedFileException.class)
                    .hasMessageContaining("chat_template.jinja: its text must be UTF-8");
        }
    }

    @Test
    void refusesABrokenConfigurationBesideATemplateFile() throws Exception {
        completeDirectory();
        write("chat_template.jinja", "x");
        for (String broken : List.of("[]", "{", "")) {
            write("tokenizer_config.json", broken);
            try (Checkpoint checkpoint = Checkpoint.open(folder)) {
                assertThatThrownBy(checkpoint::tokenizerConfigJson)
                        .as(broken)
                        .isInstanceOf(MalformedFileException.class)
                        .hasMessageContaining("tokenizer_config.json");
            }
        }
    }

    private void completeDirectory() throws Exception {
        write("config.json", CONFIG);
        weights("model.safetensors", "model.embed_tokens.weight", "model.norm.weight");
    }

    private static String templateOf(Path directory) {
        try (Checkpoint checkpoint = Checkpoint.open(directory)) {
            String json = new String(checkpoint.tokenizerConfigJson().orElseThrow(), StandardCharsets.UTF_8);
            return JsonParser.parseString(json)
                    .getAsJsonObject()
                    .get("chat_template")
                    .getAsString();
        }
    }

    private void index(String first, String second) throws Exception {
        write(
                "model.safetensors.index.json",
                "{\"metadata\":{\"total_size\":1},\"weight_map\":{\"model.embed_tokens.weight\":\"" + first
                        + "\",\"model.norm.weight\":\"" + second + "\"}}");
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }

    private void weights(String file, String... names) {
        List<TensorInfo> infos = java.util.Arrays.stream(names)
                .map(name -> new TensorInfo(name, DType.F32, List.of(5L, 4L)))
                .toList();
        float[] values = new float[20];
        for (int i = 0; i < 20; i++) {
            values[i] = i;
        }
        try (SafetensorsWriter writer = SafetensorsWriter.create(folder.resolve(file), infos, Map.of())) {
            infos.forEach(info -> writer.append(info.name(), values, 0, 20));
            writer.commit();
        }
    }
}
