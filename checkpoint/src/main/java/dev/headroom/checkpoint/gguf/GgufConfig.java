package dev.headroom.checkpoint.gguf;

import dev.headroom.checkpoint.ModelConfig;
import dev.headroom.checkpoint.ModelConfig.Rotary;
import dev.headroom.checkpoint.ModelConfig.Scaling;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.model.ModelShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads the {@code llama.*} keys. */
final class GgufConfig {

    static final String ROPE_FREQUENCIES = "rope_freqs.weight";

    private static final int MOST = 1 << 20;
    private static final double DEFAULT_THETA = 10_000;

    private final GgufFile file;
    private final GgufMetadata metadata;

    GgufConfig(GgufFile file) {
        this.file = file;
        this.metadata = file.metadata();
    }

    ModelConfig read() {
        String architecture = metadata.text("general.architecture")
                .orElseThrow(() -> metadata.wrong("general.architecture", "be there", "absent"));
        if (!architecture.equals("llama")) {
            throw metadata.unsupported("GGUF architecture " + architecture);
        }
        if (metadata.integer("split.count", 0, 65_535).orElse(1) > 1) {
            throw metadata.unsupported("GGUF split over several files");
        }
        if (metadata.integer("llama.expert_count", 0, 65_535).orElse(0) > 0) {
            throw metadata.unsupported("mixture of experts");
        }
        ModelShape shape = shape();
        return new ModelConfig(
                "LlamaForCausalLM",
                shape,
                "silu",
                metadata.number("llama.attention.layer_norm_rms_epsilon", 0, 1)
                        .orElseThrow(
                                () -> metadata.wrong("llama.attention.layer_norm_rms_epsilon", "be there", "absent")),
                Optional.of(rotary(shape.headSize())),
                !file.contains("output.weight"),
                metadata.integer("llama.attention.sliding_window", 1, Integer.MAX_VALUE),
                file.contains("blk.0.attn_q.bias"),
                file.contains("blk.0.ffn_up.bias"),
                metadata.token("tokenizer.ggml.bos_token_id", shape.vocabularySize()),
                ends(shape.vocabularySize()),
                "llama");
    }

    private ModelShape shape() {
        int hidden = metadata.requiredInteger("llama.embedding_length", 1, MOST);
        int heads = metadata.requiredInteger("llama.attention.head_count", 1, hidden);
        int kvHeads =
                metadata.integer("llama.attention.head_count_kv", 1, heads).orElse(heads);
        OptionalInt keyLength = metadata.integer("llama.attention.key_length", 1, MOST);
        if (heads % kvHeads != 0) {
            throw metadata.wrong("llama.attention.head_count_kv", "divide the " + heads + " heads", kvHeads + "");
        }
        if (keyLength.isEmpty() && hidden % heads != 0) {
            throw metadata.wrong("llama.attention.head_count", "divide embedding_length " + hidden, heads + "");
        }
        int headSize = keyLength.orElse(hidden / heads);
        if (headSize % 2 != 0) {
            throw metadata.wrong("llama.attention.key_length", "be even", headSize + "");
        }
        if (metadata.integer("llama.attention.value_length", 1, MOST).orElse(headSize) != headSize) {
            throw metadata.unsupported("value heads of another size than key heads");
        }
        TensorInfo embedding = file.info("token_embd.weight");
        if (embedding.shape().size() != 2 || embedding.columns() != hidden || embedding.rows() > 1 << 24) {
            throw metadata.wrong("token_embd.weight", "be [vocabulary, " + hidden + "]", embedding.shape() + "");
        }
        long parameters = file.names().stream()
                .filter(name -> !name.equals(ROPE_FREQUENCIES))
                .mapToLong(name -> file.info(name).elements())
                .sum();
        return new ModelShape(
                metadata.requiredInteger("llama.block_count", 1, 10_000),
                hidden,
                metadata.requiredInteger("llama.feed_forward_length", 1, 1 << 24),
                heads,
                kvHeads,
                headSize,
                (int) embedding.rows(),
                metadata.requiredInteger("llama.context_length", 1, Integer.MAX_VALUE),
                parameters,
                embedding.elements());
    }

    private Rotary rotary(int headSize) {
        int rotated = metadata.integer("llama.rope.dimension_count", 1, MOST).orElse(headSize);
        if (rotated != headSize) {
            throw metadata.unsupported("rotary embedding of " + rotated + " of " + headSize + " dimensions");
        }
        double theta = metadata.number("llama.rope.freq_base", 0, 1e12).orElse(DEFAULT_THETA);
        return new Rotary(theta, 1, scaling(theta, headSize));
    }

    private Optional<Scaling> scaling(double theta, int headSize) {
        if (file.contains(ROPE_FREQUENCIES)) {
            return Optional.of(llama3(theta, headSize));
        }
        OptionalDouble factor = metadata.number("llama.rope.scaling.factor", 0, 1e6);
        if (factor.isEmpty()) {
            factor = metadata.number("llama.rope.scale_linear", 0, 1e6);
        }
        String type = metadata.text("llama.rope.scaling.type").orElse(factor.isPresent() ? "linear" : "none");
        if (type.equals("none") || factor.isEmpty() || factor.getAsDouble() == 1) {
            return Optional.empty();
        }
        if (!type.equals("linear")) {
            throw metadata.unsupported("rope scaling " + type);
        }
        return Optional.of(new Scaling(
                "linear", factor.getAsDouble(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.empty()));
    }

    /**
     * GGUF keeps the divisors of the frequencies instead of the rule that made them. Every published llama3 model has
     * low 1, high 4 and an original context of 8192; the divisors are recomputed with these and compared.
     */
    private Scaling llama3(double theta, int headSize) {
        TensorInfo info = file.info(ROPE_FREQUENCIES);
        if (info.elements() != headSize / 2) {
            throw metadata.wrong(ROPE_FREQUENCIES, "have " + headSize / 2 + " elements", info.shape() + "");
        }
        float[] divisors = new float[headSize / 2];
        file.readFloats(ROPE_FREQUENCIES, 0, divisors, divisors.length);
        double factor = divisors[divisors.length - 1];
        for (int i = 0; i < divisors.length; i++) {
            double wavelength = 2 * Math.PI * Math.pow(theta, 2.0 * i / headSize);
            double smooth = Math.min(1, Math.max(0, (8192 / wavelength - 1) / 3));
            double expected = 1 / ((1 - smooth) / factor + smooth);
            if (!(Math.abs(divisors[i] - expected) <= 1e-3 * expected)) {
                throw metadata.unsupported("rope_freqs.weight other than that of llama3");
            }
        }
        return new Scaling("llama3", factor, OptionalDouble.of(1), OptionalDouble.of(4), OptionalInt.of(8192));
    }

    private List<Integer> ends(int vocabulary) {
        List<Integer> ends = new ArrayList<>();
        for (String kind : List.of("eos", "eot", "eom")) {
            OptionalInt id = metadata.token("tokenizer.ggml." + kind + "_token_id", vocabulary);
            if (id.isPresent() && !ends.contains(id.getAsInt())) {
                ends.add(id.getAsInt());
            }
        }
        return ends;
    }
}
