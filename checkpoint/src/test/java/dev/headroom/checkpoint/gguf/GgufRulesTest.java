package dev.headroom.checkpoint.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.MalformedFileException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.ModelConfig;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GgufRulesTest {

    @TempDir
    Path folder;

    @Test
    void readsTheConfigurationOfALlama() {
        Path file = GgufBuilder.tinyLlama(DType.F32, 1).write(folder.resolve("a.gguf"));
        try (GgufCheckpoint gguf = GgufCheckpoint.open(file)) {
            ModelConfig config = gguf.config();
            assertThat(config.architecture()).isEqualTo("LlamaForCausalLM");
            assertThat(config.shape().heads()).isEqualTo(2);
            assertThat(config.shape().kvHeads()).isEqualTo(1);
            assertThat(config.shape().headSize()).isEqualTo(4);
            assertThat(config.shape().vocabularySize()).isEqualTo(12);
            assertThat(config.shape().parameters()).isEqualTo(12 * 8 + 3 * 8 + 2 * 64 + 2 * 32 + 3 * 64);
            assertThat(config.tiedEmbeddings()).isTrue();
            assertThat(config.bosToken()).hasValue(1);
            assertThat(config.eosTokens()).containsExactly(2);
            assertThat(config.rotary().orElseThrow().theta()).isEqualTo(10_000);
        }
    }

    @Test
    void readsValuesOfEveryType() {
        Path file = new GgufBuilder()
                .raw("a", 0, 1, 255)
                .raw("b", 1, 1, 255)
                .raw("c", 2, 2, 65_535)
                .raw("d", 3, 2, 65_535)
                .raw("e", 5, 4, 0xFFFFFFFFL)
                .raw("f", 10, 8, 7)
                .raw("g", 11, 8, -7)
                .raw("h", 12, 8, Double.doubleToRawLongBits(0.5))
                .bool("i", true)
                .texts("j", "x", "▁y")
                .int32s("k", 3, -4)
                .write(folder.resolve("a.gguf"));
        try (GgufFile gguf = GgufFile.open(file)) {
            GgufMetadata values = gguf.metadata();
            assertThat(values.integer("a", 0, 1000)).hasValue(255);
            assertThat(values.integer("b", -9, 1000)).hasValue(-1);
            assertThat(values.integer("c", 0, 100_000)).hasValue(65_535);
            assertThat(values.integer("d", -9, 1000)).hasValue(-1);
            assertThat(values.integer("e", -9, 1000)).hasValue(-1);
            assertThat(values.integer("f", 0, 1000)).hasValue(7);
            assertThat(values.integer("g", -9, 1000)).hasValue(-7);
            assertThat(values.number("h", 0, 1)).hasValue(0.5);
            assertThat(values.flag("i")).contains(true);
            assertThat(values.texts("j").orElseThrow()).containsExactly("x", "▁y");
            assertThat(values.numbers("k").orElseThrow()).containsExactly(3, -4);
            assertThat(values.text("absent")).isEmpty();
            assertThatThrownBy(() -> values.text("a")).isInstanceOf(MalformedFileException.class);
        }
    }

    @Test
    void refusesAbsurdCountsWithoutAllocating() throws Exception {
        byte[] bytes = GgufBuilder.tinyLlama(DType.F32, 1).bytes();
        for (int at : new int[] {8, 16}) {
            byte[] absurd = bytes.clone();
            ByteBuffer.wrap(absurd).order(ByteOrder.LITTLE_ENDIAN).putLong(at, Long.MAX_VALUE / 2);
            Path file = Files.write(folder.resolve("absurd.gguf"), absurd);
            assertThatThrownBy(() -> GgufFile.open(file))
                    .isInstanceOf(MalformedFileException.class)
                    .hasMessageContaining("count must be at most the");
        }
    }

    @Test
    void namesUnsupportedArchitecturesAndFormats() {
        Path other = new GgufBuilder().text("general.architecture", "mamba").write(folder.resolve("other.gguf"));
        assertThatThrownBy(() -> GgufCheckpoint.open(other))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("GGUF architecture mamba");
        Path old = GgufBuilder.tinyLlama(DType.F32, 1).version(1).write(folder.resolve("old.gguf"));
        assertThatThrownBy(() -> GgufFile.open(old)).isInstanceOf(UnsupportedFeatureException.class);
        Path future = GgufBuilder.tinyLlama(DType.F32, 1).version(9).write(folder.resolve("future.gguf"));
        assertThatThrownBy(() -> GgufFile.open(future))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("version must be 2 or 3, was 9");
    }

    @Test
    void refusesATensorWhoseShapeContradictsTheMetadata() {
        Path file = GgufBuilder.tinyLlama(DType.F32, 1)
                .tensor("output.weight", DType.F32, new Random(1), 11, 8)
                .write(folder.resolve("a.gguf"));
        assertThatThrownBy(() -> GgufCheckpoint.open(file))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("tensor output.weight must have shape [12, 8], was [11, 8]");
    }

    @Test
    void refusesADuplicateKey() {
        GgufBuilder twice = GgufBuilder.tinyLlama(DType.F32, 1);
        Path file = twice.uint32("llama.block_count", 2).write(folder.resolve("a.gguf"));
        assertThatThrownBy(() -> GgufFile.open(file))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("llama.block_count must occur once");
    }

    @Test
    void recognisesTheRotaryScalingOfLlama3ByItsDivisors() {
        GgufBuilder llama3 = GgufBuilder.tinyLlama(DType.F32, 1)
                .float32("llama.rope.freq_base", 5e9f)
                .tensor("rope_freqs.weight", DType.F32, floats(1, 8), 2);
        try (GgufCheckpoint gguf = GgufCheckpoint.open(llama3.write(folder.resolve("a.gguf")))) {
            ModelConfig.Scaling scaling =
                    gguf.config().rotary().orElseThrow().scaling().orElseThrow();
            assertThat(scaling.type()).isEqualTo("llama3");
            assertThat(scaling.factor()).isEqualTo(8);
            assertThat(gguf.names()).doesNotContain("rope_freqs.weight");
        }
        GgufBuilder other = GgufBuilder.tinyLlama(DType.F32, 1)
                .float32("llama.rope.freq_base", 5e9f)
                .tensor("rope_freqs.weight", DType.F32, floats(2, 8), 2);
        Path file = other.write(folder.resolve("b.gguf"));
        assertThatThrownBy(() -> GgufCheckpoint.open(file))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("rope_freqs.weight");
    }

    @Test
    void readsLinearRotaryScalingAndNamesTheOthers() {
        GgufBuilder linear = GgufBuilder.tinyLlama(DType.F32, 1)
                .text("llama.rope.scaling.type", "linear")
                .float32("llama.rope.scaling.factor", 4);
        try (GgufCheckpoint gguf = GgufCheckpoint.open(linear.write(folder.resolve("a.gguf")))) {
            assertThat(gguf.config()
                            .rotary()
                            .orElseThrow()
                            .scaling()
                            .orElseThrow()
                            .factor())
                    .isEqualTo(4);
        }
        Path yarn = GgufBuilder.tinyLlama(DType.F32, 1)
                .text("llama.rope.scaling.type", "yarn")
                .float32("llama.rope.scaling.factor", 4)
                .write(folder.resolve("b.gguf"));
        assertThatThrownBy(() -> GgufCheckpoint.open(yarn))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("rope scaling yarn");
    }

    private static byte[] floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    @Test
    void refusesABlockThatIsMissing() throws Exception {
        byte[] bytes = GgufBuilder.tinyLlama(DType.F32, 1).bytes();
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        int at = text.indexOf("llama.block_count") + "llama.block_count".length() + 4;
        bytes[at] = 2;
        Path file = Files.write(folder.resolve("a.gguf"), bytes);
        assertThatThrownBy(() -> GgufCheckpoint.open(file))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("tensor model.layers.1.")
                .hasMessageContaining("must exist, was absent");
    }
}
