package dev.headroom.backend.djl.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.headroom.backend.djl.op.TensorOps;
import dev.headroom.checkpoint.ModelConfig;
import dev.headroom.model.ModelShape;
import java.util.Optional;

/**
 * Llama and Mistral decoders: RMS normalisation before each half of a block, rotary positions, grouped-query
 * attention, gated feed-forward layer. Source: {@code modeling_llama.py} of Hugging Face transformers.
 */
public final class LlamaNetwork implements DecoderNetwork {

    private static final String EMBEDDING = "model.embed_tokens.weight";

    private final ModelConfig config;
    private final Weights weights;
    private final LinearLayers layers;
    private final TensorOps ops;
    private final RotaryTable rotary;

    /** Puts the network over {@code weights}; {@code layers} applies its linear layers. */
    public LlamaNetwork(ModelConfig config, Weights weights, LinearLayers layers, TensorOps ops) {
        this.config = config;
        this.weights = weights;
        this.layers = layers;
        this.ops = ops;
        this.rotary = RotaryTable.of(config);
    }

    @Override
    public int blocks() {
        return config.shape().layers();
    }

    @Override
    public NDArray embedding() {
        return weights.get(EMBEDDING);
    }

    @Override
    public NDArray embed(NDArray ids, int start) {
        return Tables.rows(ids, embedding());
    }

    @Override
    public Positions positions(NDManager manager, int start, int length) {
        return new Positions(Optional.of(rotary.angles(manager, start, length)));
    }

    @Override
    public NDArray block(int index, NDArray x, Positions positions, Attention attention) {
        String block = "model.layers." + index + ".";
        Positions.Angles angles = positions.rotary().orElseThrow();
        NDArray normed = ops.rmsNorm(x, weights.get(block + "input_layernorm.weight"), config.normEpsilon());
        ModelShape shape = config.shape();
        NDArray q = Heads.split(layers.apply(block + "self_attn.q_proj", normed), shape.heads());
        NDArray k = Heads.split(layers.apply(block + "self_attn.k_proj", normed), shape.kvHeads());
        NDArray v = Heads.split(layers.apply(block + "self_attn.v_proj", normed), shape.kvHeads());
        NDArray mixed = attention.attend(
                index, ops.rotary(q, angles.cos(), angles.sin()), ops.rotary(k, angles.cos(), angles.sin()), v);
        NDArray afterAttention = x.add(layers.apply(block + "self_attn.o_proj", Heads.join(mixed)));
        NDArray again = ops.rmsNorm(
                afterAttention, weights.get(block + "post_attention_layernorm.weight"), config.normEpsilon());
        NDArray gated =
                ops.gatedSilu(layers.apply(block + "mlp.gate_proj", again), layers.apply(block + "mlp.up_proj", again));
        return afterAttention.add(layers.apply(block + "mlp.down_proj", gated));
    }

    @Override
    public NDArray logits(NDArray x) {
        NDArray normed = ops.rmsNorm(x, weights.get("model.norm.weight"), config.normEpsilon());
        return ops.linear(normed, config.tiedEmbeddings() ? embedding() : weights.get("lm_head.weight"));
    }
}
