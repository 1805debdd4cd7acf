package dev.headroom.backend.djl.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.backend.djl.op.Gelu;
import dev.headroom.backend.djl.op.TensorOps;
import dev.headroom.checkpoint.ModelConfig;
import java.util.Optional;

/**
 * BERT and DistilBERT encoders: learned positions, layer normalisation after each half of a block. Source:
 * {@code modeling_bert.py} and {@code modeling_distilbert.py} of Hugging Face transformers.
 */
public final class BertNetwork implements EncoderNetwork {

    private final ModelConfig config;
    private final Weights weights;
    private final LinearLayers layers;
    private final TensorOps ops;
    private final LayerNorms norms;
    private final Gelu activation;
    private final BertNames names;

    /** Puts the network over {@code weights}, whose names tell the family; {@code layers} applies its linear layers. */
    public BertNetwork(ModelConfig config, Weights weights, LinearLayers layers, TensorOps ops) {
        this.config = config;
        this.weights = weights;
        this.layers = layers;
        this.ops = ops;
        this.norms = new LayerNorms(weights, ops, config.normEpsilon());
        this.activation = Gelu.parse(config.activation(), config.architecture());
        this.names = BertNames.of(config, weights);
        String distances = names.root() + names.layer() + "0.attention.self.distance_embedding.weight";
        if (weights.find(distances).isPresent()) {
            throw new UnsupportedFeatureException("relative positions", config.architecture());
        }
    }

    @Override
    public int blocks() {
        return config.shape().layers();
    }

    @Override
    public NDArray embed(NDArray ids, NDArray types) {
        String embeddings = names.root() + "embeddings.";
        NDArray sum = Tables.rows(ids, weights.get(embeddings + "word_embeddings.weight"))
                .add(Tables.positions(ids, weights.get(embeddings + "position_embeddings.weight"), 0));
        Optional<NDArray> segments = weights.find(embeddings + "token_type_embeddings.weight");
        NDArray all = segments.isPresent() ? sum.add(Tables.rows(types, segments.get())) : sum;
        return norms.apply(embeddings + "LayerNorm", all);
    }

    @Override
    public NDArray block(int index, NDArray x, NDArray mask) {
        String block = names.root() + names.layer() + index + ".";
        int heads = config.shape().heads();
        NDArray mixed = ops.attention(
                Heads.split(layers.apply(block + names.query(), x), heads),
                Heads.split(layers.apply(block + names.key(), x), heads),
                Heads.split(layers.apply(block + names.value(), x), heads),
                Optional.of(mask));
        NDArray attended = norms.apply(
                block + names.attentionNorm(), x.add(layers.apply(block + names.output(), Heads.join(mixed))));
        NDArray inner = ops.gelu(layers.apply(block + names.up(), attended), activation);
        return norms.apply(block + names.outputNorm(), attended.add(layers.apply(block + names.down(), inner)));
    }

    @Override
    public NDArray labels(NDArray x) {
        NDArray first = x.get(x.getManager(), new NDIndex(":, 0"));
        NDArray pooled = weights.find("pre_classifier.weight").isPresent()
                ? relu(layers.apply("pre_classifier", first))
                : layers.apply(names.root() + "pooler.dense", first).tanh();
        return layers.apply("classifier", pooled);
    }

    private static NDArray relu(NDArray x) {
        return x.maximum(0);
    }
}
