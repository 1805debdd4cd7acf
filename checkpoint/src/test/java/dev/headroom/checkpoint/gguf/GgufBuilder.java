package dev.headroom.checkpoint.gguf;

import dev.headroom.checkpoint.DType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds small GGUF files for tests. */
public final class GgufBuilder {

    private final ByteArrayOutputStream pairs = new ByteArrayOutputStream();
    private final ByteArrayOutputStream infos = new ByteArrayOutputStream();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private int pairCount;
    private int tensorCount;
    private int version = 3;

    /** A tiny Llama: 8 wide, 2 heads of 4, 1 key/value head, 1 block, 12 tokens. */
    public static GgufBuilder tinyLlama(DType dtype, int seed) {
        int wide = dtype.blockElements() == 1 ? 8 : 32;
        int headSize = wide / 2;
        GgufBuilder gguf = new GgufBuilder()
                .text("general.architecture", "llama")
                .uint32("llama.embedding_length", wide)
                .uint32("llama.feed_forward_length", wide)
                .uint32("llama.attention.head_count", 2)
                .uint32("llama.attention.head_count_kv", 1)
                .uint32("llama.block_count", 1)
                .uint32("llama.context_length", 64)
                .float32("llama.attention.layer_norm_rms_epsilon", 1e-5f)
                .uint32("tokenizer.ggml.bos_token_id", 1)
                .uint32("tokenizer.ggml.eos_token_id", 2)
                .text("tokenizer.ggml.model", "llama")
                .texts("tokenizer.ggml.tokens", "<unk>", "<s>", "</s>", "▁", "a", "b", "▁a", "ab", "▁ab", "c", "d", "e")
                .floats("tokenizer.ggml.scores", 0, 0, 0, -9, -9, -9, -1, -2, -3, -9, -9, -9)
                .int32s("tokenizer.ggml.token_type", 2, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1)
                .uint32("tokenizer.ggml.unknown_token_id", 0);
        java.util.Random random = new java.util.Random(seed);
        gguf.tensor("token_embd.weight", dtype, random, 12, wide)
                .tensor("output_norm.weight", DType.F32, random, wide)
                .tensor("blk.0.attn_norm.weight", DType.F32, random, wide)
                .tensor("blk.0.ffn_norm.weight", DType.F32, random, wide)
                .tensor("blk.0.attn_q.weight", dtype, random, wide, wide)
                .tensor("blk.0.attn_k.weight", dtype, random, headSize, wide)
                .tensor("blk.0.attn_v.weight", dtype, random, headSize, wide)
                .tensor("blk.0.attn_output.weight", dtype, random, wide, wide)
                .tensor("blk.0.ffn_gate.weight", dtype, random, wide, wide)
                .tensor("blk.0.ffn_up.weight", dtype, random, wide, wide)
                .tensor("blk.0.ffn_down.weight", dtype, random, wide, wide);
        return gguf;
    }

    public GgufBuilder version(int value) {
        version = value;
        return this;
    }

    public GgufBuilder text(String key, String value) {
        key(key, 8);
        string(pairs, value);
        return this;
    }

    public GgufBuilder uint32(String key, int value) {
        key(key, 4);
        put(pairs, 4, value);
        return this;
    }

    public GgufBuilder float32(String key, float value) {
        key(key, 6);
        put(pairs, 4, Float.floatToRawIntBits(value));
        return this;
    }

    public GgufBuilder bool(String key, boolean value) {
        key(key, 7);
        put(pairs, 1, value ? 1 : 0);
        return this;
    }

    public GgufBuilder texts(String key, String... values) {
        key(key, 9);
        put(pairs, 4, 8);
        put(pairs, 8, values.length);
        for (String value : values) {
            string(pairs, value);
        }
        return this;
    }

    public GgufBuilder floats(String key, float... values) {
        key(key, 9);
        put(pairs, 4, 6);
        put(pairs, 8, values.length);
        for (float value : values) {
            put(pairs, 4, Float.floatToRawIntBits(value));
        }
        return this;
    }

    public GgufBuilder int32s(String key, int... values) {
        key(key, 9);
        put(pairs, 4, 5);
        put(pairs, 8, values.length);
        for (int value : values) {
            put(pairs, 4, value);
        }
        return this;
    }

    /** Writes a value of any type from its bytes. */
    public GgufBuilder raw(String key, int type, int width, long bits) {
        key(key, type);
        put(pairs, width, bits);
        return this;
    }

    /** Adds a tensor; the dimensions are given slowest first and written the other way round. */
    public GgufBuilder tensor(String name, DType dtype, java.util.Random random, int... shape) {
        long elements = 1;
        for (int size : shape) {
            elements *= size;
        }
        byte[] bytes = new byte[(int) dtype.bytes(elements)];
        random.nextBytes(bytes);
        if (dtype == DType.F32) {
            for (int i = 0; i < elements; i++) {
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(4 * i, random.nextFloat());
            }
        }
        return tensor(name, dtype, bytes, shape);
    }

    public GgufBuilder tensor(String name, DType dtype, byte[] bytes, int... shape) {
        int code = List.of(DType.F32, DType.F16, DType.Q4_0).indexOf(dtype);
        tensorCount++;
        string(infos, name);
        put(infos, 4, shape.length);
        for (int i = shape.length - 1; i >= 0; i--) {
            put(infos, 8, shape[i]);
        }
        put(infos, 4, code >= 0 ? code : dtype == DType.Q8_0 ? 8 : 30);
        put(infos, 8, data.size());
        data.writeBytes(bytes);
        while (data.size() % 32 != 0) {
            data.write(0);
        }
        return this;
    }

    public byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        put(all, 4, GgufFile.MAGIC);
        put(all, 4, version);
        put(all, 8, tensorCount);
        put(all, 8, pairCount);
        all.writeBytes(pairs.toByteArray());
        all.writeBytes(infos.toByteArray());
        while (all.size() % 32 != 0) {
            all.write(0);
        }
        all.writeBytes(data.toByteArray());
        return all.toByteArray();
    }

    public Path write(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void key(String key, int type) {
        pairCount++;
        string(pairs, key);
        put(pairs, 4, type);
    }

    private static void string(ByteArrayOutputStream out, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        put(out, 8, utf8.length);
        out.writeBytes(utf8);
    }

    private static void put(ByteArrayOutputStream out, int width, long value) {
        List<Integer> bytes = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            bytes.add((int) (value >>> (8 * i)));
        }
        bytes.forEach(out::write);
    }
}
