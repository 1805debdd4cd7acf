package dev.headroom.backend.djl.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.headroom.backend.djl.op.Gelu;
import dev.headroom.backend.djl.op.TensorOps;
import dev.headroom.checkpoint.ModelConfig;
import java.util.Optional;

/**
 * Phi decoders: attention and feed-forward layer side by side after one layer normalisation, part of each head rotated.
 * Source: {@code modeling_phi.py} of Hugging Face transformers.
 */
public final class PhiNetwork implements DecoderNetwork {

    private static final String EMBEDDING = "model.embed_tokens.weight";

    private final ModelConfig config;
    private final Weights weights;
    private final LinearLayers layers;
    private final TensorOps ops;
    private final LayerNorms norms;
    private final RotaryTable rotary;
    private final Gelu activation;

    /** Puts the network over {@code weights}; {@code layers} applies its linear layers. */
    public PhiNetwork(ModelConfig config, Weights weights, LinearLayers layers, TensorOps ops) {
        this.config = config;
        this.weights = weights;
        this.layers = layers;
        this.ops = ops;
        this.norms = new LayerNorms(weights, ops, config.normEpsilon());
        this.rotary = RotaryTable.of(config);
        this.activation = Gelu.parse(config.activation(), config.architecture());
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
        NDArray normed = norms.apply(block + "input_layernorm", x);
        NDArray q = Heads.split(
                layers.apply(block + "self_attn.q_proj", normed), config.shape().heads());
        NDArray k = Heads.split(
                layers.apply(block + "self_attn.k_proj", normed), config.shape().kvHeads());
        NDArray v = Heads.split(
                layers.apply(block + "self_attn.v_proj", normed), config.shape().kvHeads());
        NDArray mixed = attention.attend(index, rotate(q, angles), rotate(k, angles), v);
        NDArray attended = layers.apply(block + "self_attn.dense", Heads.join(mixed));
        NDArray inner = ops.gelu(layers.apply(block + "mlp.fc1", normed), activation);
        return attended.add(layers.apply(block + "mlp.fc2", inner)).add(x);
    }

    private NDArray rotate(NDArray x, Positions.Angles angles) {
        if (rotary.width() == config.shape().headSize()) {
            return ops.rotary(x, angles.cos(), angles.sin());
        }
        NDList parts = x.split(new long[] {rotary.width()}, 3);
        return ops.rotary(parts.get(0), angles.cos(), angles.sin()).concat(parts.get(1), 3);
    }

    @Override
    public NDArray logits(NDArray x) {
        NDArray normed = norms.apply("model.final_layernorm", x);
        return config.tiedEmbeddings() ? ops.linear(normed, weights.get(EMBEDDING)) : layers.apply("lm_head", normed);
    }
}
