package dev.headroom.compress.graph;

import dev.headroom.checkpoint.ModelConfig;
import dev.headroom.checkpoint.ModelConfig.Rotary;
import dev.headroom.checkpoint.ModelConfig.Scaling;
import dev.headroom.model.ModelShape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/**
 * A random decoder that is small enough for every test.
 *
 * @param config its configuration
 * @param tensors its weights
 */
record SmallDecoder(ModelConfig config, InMemoryTensors tensors) {

    private static final int VOCABULARY = 96;

    /** Sizes that tests vary. */
    record Options(
            int hidden, int intermediate, int headSize, boolean tied, OptionalInt window, Optional<Scaling> scaling) {

        static Options plain() {
            return new Options(64, 160, 16, false, OptionalInt.empty(), Optional.empty());
        }

        Options withHeadSize(int size) {
            return new Options(hidden, intermediate, size, tied, window, scaling);
        }

        Options withWidths(int hiddenSize, int intermediateSize) {
            return new Options(hiddenSize, intermediateSize, headSize, tied, window, scaling);
        }

        Options tiedHead() {
            return new Options(hidden, intermediate, headSize, true, window, scaling);
        }

        Options withWindow(int tokens) {
            return new Options(hidden, intermediate, headSize, tied, OptionalInt.of(tokens), scaling);
        }

        Options withScaling(Scaling value) {
            return new Options(hidden, intermediate, headSize, tied, window, Optional.of(value));
        }
    }

    static SmallDecoder random(long seed, Options options) {
        int layers = 2;
        int heads = 4;
        int kvHeads = 2;
        int h = options.hidden();
        Random random = new Random(seed);
        InMemoryTensors tensors = new InMemoryTensors();
        tensors.putGaussian("model.embed_tokens.weight", random, 0.7, VOCABULARY, h);
        double deviation = 1 / Math.sqrt(h);
        for (int layer = 0; layer < layers; layer++) {
            String prefix = "model.layers." + layer + ".";
            putGains(tensors, prefix + "input_layernorm.weight", random, h);
            putGains(tensors, prefix + "post_attention_layernorm.weight", random, h);
            int query = heads * options.headSize();
            int key = kvHeads * options.headSize();
            tensors.putGaussian(prefix + "self_attn.q_proj.weight", random, 2 * deviation, query, h);
            tensors.putGaussian(prefix + "self_attn.k_proj.weight", random, 2 * deviation, key, h);
            tensors.putGaussian(prefix + "self_attn.v_proj.weight", random, deviation, key, h);
            tensors.putGaussian(prefix + "self_attn.o_proj.weight", random, deviation, h, query);
            tensors.putGaussian(prefix + "mlp.gate_proj.weight", random, deviation, options.intermediate(), h);
            tensors.putGaussian(prefix + "mlp.up_proj.weight", random, deviation, options.intermediate(), h);
            tensors.putGaussian(prefix + "mlp.down_proj.weight", random, deviation, h, options.intermediate());
        }
        putGains(tensors, "model.norm.weight", random, h);
        if (!options.tied()) {
            tensors.putGaussian("lm_head.weight", random, deviation, VOCABULARY, h);
        }
        ModelShape shape = new ModelShape(
                layers,
                h,
                options.intermediate(),
                heads,
                kvHeads,
                options.headSize(),
                VOCABULARY,
                64,
                tensors.names().stream()
                        .mapToLong(name -> tensors.info(name).elements())
                        .sum(),
                (long) VOCABULARY * h);
        ModelConfig config = new ModelConfig(
                "LlamaForCausalLM",
                shape,
                "silu",
                1e-5,
                Optional.of(new Rotary(10_000, 1, options.scaling())),
                options.tied(),
                options.window(),
                false,
                false,
                OptionalInt.of(1),
                List.of(2),
                "llama");
        return new SmallDecoder(config, tensors);
    }

    private static void putGains(InMemoryTensors tensors, String name, Random random, int length) {
        float[] gains = new float[length];
        for (int i = 0; i < length; i++) {
            gains[i] = (float) (1 + 0.2 * random.nextGaussian());
        }
        tensors.put(name, gains, length);
    }

    static int[] randomIds(long seed, int count) {
        return new Random(seed).ints(count, 0, VOCABULARY).toArray();
    }
}
