package dev.headroom.backend.djl.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.headroom.backend.djl.op.Gelu;
import dev.headroom.backend.djl.op.TensorOps;
import dev.headroom.checkpoint.ModelConfig;
import java.util.Optional;

/**
 * GPT-2 decoders: learned positions, layer normalisation before each half of a block, one projection for queries, keys
 * and values. Source: {@code modeling_gpt2.py} of Hugging Face transformers.
 */
public final class Gpt2Network implements DecoderNetwork {

    private final ModelConfig config;
    private final Weights weights;
    private final LinearLayers layers;
    private final TensorOps ops;
    private final LayerNorms norms;
    private final Gelu activation;
    private final String prefix;

    /**
     * Puts the network over {@code weights}, named with {@code transformer.} in front or without.
     *
     * @param layers applies its linear layers, which this family stores transposed
     */
    public Gpt2Network(ModelConfig config, Weights weights, LinearLayers layers, TensorOps ops) {
        this.config = config;
        this.weights = weights;
        this.layers = layers;
        this.ops = ops;
        this.norms = new LayerNorms(weights, ops, config.normEpsilon());
        this.activation = Gelu.parse(config.activation(), config.architecture());
        this.prefix = weights.find("transformer.wte.weight").isPresent() ? "transformer." : "";
    }

    @Override
    public int blocks() {
        return config.shape().layers();
    }

    @Override
    public NDArray embedding() {
        return weights.get(prefix + "wte.weight");
    }

    @Override
    public NDArray embed(NDArray ids, int start) {
        return Tables.rows(ids, embedding()).add(Tables.positions(ids, weights.get(prefix + "wpe.weight"), start));
    }

    @Override
    public Positions positions(NDManager manager, int start, int length) {
        return new Positions(Optional.empty());
    }

    @Override
    public NDArray block(int index, NDArray x, Positions positions, Attention attention) {
        String block = prefix + "h." + index + ".";
        int heads = config.shape().heads();
        NDList qkv = layers.apply(block + "attn.c_attn", norms.apply(block + "ln_1", x))
                .split(3, 2);
        NDArray mixed = attention.attend(
                index, Heads.split(qkv.get(0), heads), Heads.split(qkv.get(1), heads), Heads.split(qkv.get(2), heads));
        NDArray afterAttention = x.add(layers.apply(block + "attn.c_proj", Heads.join(mixed)));
        NDArray inner =
                ops.gelu(layers.apply(block + "mlp.c_fc", norms.apply(block + "ln_2", afterAttention)), activation);
        return afterAttention.add(layers.apply(block + "mlp.c_proj", inner));
    }

    @Override
    public NDArray logits(NDArray x) {
        NDArray normed = norms.apply(prefix + "ln_f", x);
        return ops.linear(normed, weights.get(config.tiedEmbeddings() ? prefix + "wte.weight" : "lm_head.weight"));
    }
}
