package dev.headroom.compress.graph;

import dev.headroom.checkpoint.TensorSource;
import java.util.List;

/** The source's weights by their role in the graph, heads padded. */
final class DecoderWeights {

    private final TensorSource tensors;
    private final DecoderShape shape;

    DecoderWeights(TensorSource tensors, DecoderShape shape) {
        this.tensors = tensors;
        this.shape = shape;
    }

    String origin() {
        return tensors.origin();
    }

    DecoderShape shape() {
        return shape;
    }

    Matrix tokenTable() {
        return Matrix.stored(tensors, "model.embed_tokens.weight", shape.model().vocabularySize(), shape.hidden());
    }

    Matrix outputHead() {
        return Matrix.stored(tensors, "lm_head.weight", shape.model().vocabularySize(), shape.hidden());
    }

    float[] finalNorm() {
        return Matrix.vector(tensors, "model.norm.weight", shape.hidden());
    }

    float[] inputNorm(int layer) {
        return Matrix.vector(tensors, name(layer, "input_layernorm"), shape.hidden());
    }

    float[] attentionNorm(int layer) {
        return Matrix.vector(tensors, name(layer, "post_attention_layernorm"), shape.hidden());
    }

    /** Returns query, key and value rows on top of each other. */
    Matrix queryKeyValue(int layer) {
        return Matrix.stack(List.of(
                rotaryHeads(layer, "self_attn.q_proj", shape.heads()),
                rotaryHeads(layer, "self_attn.k_proj", shape.kvHeads()),
                plainHeads(layer, "self_attn.v_proj", shape.kvHeads())));
    }

    private Matrix rotaryHeads(int layer, String projection, int heads) {
        Matrix stored = heads(layer, projection, heads);
        return shape.head().isPadded() ? stored.withRows(shape.head().rotaryRows(heads)) : stored;
    }

    private Matrix plainHeads(int layer, String projection, int heads) {
        Matrix stored = heads(layer, projection, heads);
        return shape.head().isPadded() ? stored.withRows(shape.head().plainRows(heads)) : stored;
    }

    private Matrix heads(int layer, String projection, int heads) {
        return Matrix.stored(
                tensors, name(layer, projection), heads * shape.head().size(), shape.hidden());
    }

    Matrix attentionOutput(int layer) {
        Matrix stored = Matrix.stored(
                tensors,
                name(layer, "self_attn.o_proj"),
                shape.hidden(),
                shape.heads() * shape.head().size());
        return shape.head().isPadded() ? stored.withColumns(shape.head().plainRows(shape.heads())) : stored;
    }

    Matrix gate(int layer) {
        return Matrix.stored(
                tensors, name(layer, "mlp.gate_proj"), shape.model().intermediateSize(), shape.hidden());
    }

    Matrix up(int layer) {
        return Matrix.stored(tensors, name(layer, "mlp.up_proj"), shape.model().intermediateSize(), shape.hidden());
    }

    Matrix down(int layer) {
        return Matrix.stored(
                tensors,
                name(layer, "mlp.down_proj"),
                shape.hidden(),
                shape.model().intermediateSize());
    }

    private static String name(int layer, String part) {
        return "model.layers." + layer + "." + part + ".weight";
    }
}
