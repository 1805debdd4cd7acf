package dev.headroom.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.headroom.testkit.TestData;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Golden values from llama.cpp, see the checksums; the weights are compared with those of llama2.c. */
@Tag("model")
class Stories260KTest {

    private static final String GGUF = "models/stories260K/stories260Ktok512.gguf";

    @BeforeAll
    static void stayOffline() {
        System.setProperty("ai.djl.offline", "true");
    }

    @Test
    void readsItsShape() {
        ModelConfig config = Checkpoint.readConfig(TestData.require(GGUF));
        assertThat(config.shape().hiddenSize()).isEqualTo(64);
        assertThat(config.shape().layers()).isEqualTo(5);
        assertThat(config.shape().heads()).isEqualTo(8);
        assertThat(config.shape().kvHeads()).isEqualTo(4);
        assertThat(config.shape().headSize()).isEqualTo(8);
        assertThat(config.shape().intermediateSize()).isEqualTo(172);
        assertThat(config.shape().vocabularySize()).isEqualTo(512);
        assertThat(config.bosToken()).hasValue(1);
        assertThat(config.eosTokens()).containsExactly(2);
    }

    @Test
    void weightsEqualThoseOfLlama2cBitForBit() throws Exception {
        FloatBuffer bin = ByteBuffer.wrap(Files.readAllBytes(TestData.require("models/stories260K/stories260K.bin")))
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(28)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        try (Checkpoint checkpoint = Checkpoint.open(TestData.require(GGUF))) {
            assertThat(read(checkpoint, "model.embed_tokens.weight")).containsExactly(next(bin, 512 * 64));
            float[] norms = next(bin, 5 * 64);
            assertThat(read(checkpoint, "model.layers.0.input_layernorm.weight"))
                    .containsExactly(java.util.Arrays.copyOf(norms, 64));
            float[] queries = java.util.Arrays.copyOf(next(bin, 5 * 64 * 64), 64 * 64);
            float[] published = read(checkpoint, "model.layers.0.self_attn.q_proj.weight");
            for (int row = 0; row < 64; row++) {
                // llama2.c rotates neighbours: its row 2i of a head is row i here, its row 2i + 1 row i + 4.
                int within = row % 8;
                int stored = row - within + (within < 4 ? 2 * within : 2 * (within - 4) + 1);
                assertThat(java.util.Arrays.copyOfRange(published, row * 64, row * 64 + 64))
                        .containsExactly(java.util.Arrays.copyOfRange(queries, stored * 64, stored * 64 + 64));
            }
        }
    }

    @Test
    void tokenizesAsLlamaCpp() throws Exception {
        try (HuggingFaceTokenizer tokenizer = tokenizer()) {
            assertThat(tokenizer.encode("Once upon a time").getIds()).containsExactly(1, 403, 407, 261, 378);
            assertThat(tokenizer.decode(new long[] {403, 407, 261, 378}, true)).isEqualTo("Once upon a time");
            String text = "naïve café \uD83D\uDE00 \u4E2D\n\n  x";
            assertThat(tokenizer.decode(tokenizer.encode(text).getIds(), true)).isEqualTo(text);
        }
    }

    @Test
    void tokenizesAHundredStoriesAsLlamaCpp() throws Exception {
        assertChecksum(UnaryOperator.identity(), 38_637, 0xf23814e1L);
        assertChecksum(story -> story.replace("\n\n", "\n"), 38_302, 0x5f4c1f54L);
    }

    private static void assertChecksum(UnaryOperator<String> change, int count, long checksum) throws Exception {
        Path file = TestData.require("text/tinystories_1000.json");
        JsonArray stories = JsonParser.parseString(Files.readString(file)).getAsJsonArray();
        CRC32 crc = new CRC32();
        int ids = 0;
        try (HuggingFaceTokenizer tokenizer = tokenizer()) {
            for (int i = 0; i < 100; i++) {
                JsonElement story = stories.get(i);
                for (long id :
                        tokenizer.encode(change.apply(story.getAsString())).getIds()) {
                    crc.update(ByteBuffer.allocate(4)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putInt(0, (int) id));
                    ids++;
                }
            }
        }
        assertThat(ids).isEqualTo(count);
        assertThat(crc.getValue()).isEqualTo(checksum);
    }

    private static HuggingFaceTokenizer tokenizer() throws Exception {
        try (Checkpoint checkpoint = Checkpoint.open(TestData.require(GGUF))) {
            return HuggingFaceTokenizer.newInstance(
                    new ByteArrayInputStream(checkpoint.tokenizerJson()),
                    Map.of("addSpecialTokens", "true", "truncation", "false", "padding", "false"));
        }
    }

    private static float[] read(Checkpoint checkpoint, String name) {
        float[] values = new float[(int) checkpoint.tensors().info(name).elements()];
        checkpoint.tensors().readFloats(name, 0, values, values.length);
        return values;
    }

    private static float[] next(FloatBuffer buffer, int count) {
        float[] values = new float[count];
        buffer.get(values);
        return values;
    }
}
