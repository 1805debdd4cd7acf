package dev.headroom.checkpoint.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.checkpoint.DType;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RotaryRowOrderTest {

    private static final String QUERY = "model.layers.0.self_attn.q_proj.weight";

    @TempDir
    Path folder;

    /** Within a head of 4 rows, Hugging Face's 0 1 2 3 are llama.cpp's 0 2 1 3. */
    @Test
    void putsTheFirstOfEveryPairIntoTheFirstHalfOfTheHead() {
        Path path = GgufBuilder.tinyLlama(DType.F32, 3).write(folder.resolve("a.gguf"));
        int[] stored = {0, 2, 1, 3, 4, 6, 5, 7};
        try (GgufCheckpoint checkpoint = GgufCheckpoint.open(path);
                GgufFile file = GgufFile.open(path)) {
            float[] all = new float[64];
            checkpoint.readFloats(QUERY, 0, all, 64);
            for (int row = 0; row < 8; row++) {
                float[] expected = new float[8];
                file.readFloats("blk.0.attn_q.weight", stored[row] * 8L, expected, 8);
                assertThat(java.util.Arrays.copyOfRange(all, row * 8, row * 8 + 8))
                        .containsExactly(expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"F32", "F16", "BF16", "Q8_0", "Q4_0"})
    void readsPartsAndSlicesInTheSameOrderAsTheWhole(DType dtype) {
        Path path = GgufBuilder.tinyLlama(dtype, 4).write(folder.resolve("a.gguf"));
        try (GgufCheckpoint checkpoint = GgufCheckpoint.open(path)) {
            int elements = (int) checkpoint.info(QUERY).elements();
            float[] whole = new float[elements];
            checkpoint.readFloats(QUERY, 0, whole, elements);
            int block = dtype.blockElements();
            float[] part = new float[3 * 32];
            checkpoint.readFloats(QUERY, block, part, 32);
            assertThat(java.util.Arrays.copyOf(part, 32))
                    .containsExactly(java.util.Arrays.copyOfRange(whole, block, block + 32));

            int bytes = (int) checkpoint.info(QUERY).bytes();
            ByteBuffer all = checkpoint.slice(QUERY, 0, bytes);
            for (int offset = 0; offset < bytes; offset += 7) {
                int length = Math.min(5, bytes - offset);
                assertThat(checkpoint.slice(QUERY, offset, length)).isEqualTo(all.slice(offset, length));
            }
        }
    }

    @Test
    void leavesValuesAndEmbeddingsInOrder() {
        Path path = GgufBuilder.tinyLlama(DType.F16, 5).write(folder.resolve("a.gguf"));
        try (GgufCheckpoint checkpoint = GgufCheckpoint.open(path);
                GgufFile file = GgufFile.open(path)) {
            assertThat(checkpoint.slice("model.layers.0.self_attn.v_proj.weight", 0, 64))
                    .isEqualTo(file.slice("blk.0.attn_v.weight", 0, 64));
            assertThat(checkpoint.slice("model.embed_tokens.weight", 0, 192))
                    .isEqualTo(file.slice("token_embd.weight", 0, 192));
        }
    }
}
