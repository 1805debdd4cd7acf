package dev.headroom.compress.graph;

import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.ModelConfig;
import dev.headroom.checkpoint.ModelConfig.Rotary;
import dev.headroom.model.ModelShape;

/**
 * Sizes of the graph, heads padded.
 *
 * @param model sizes of the source
 * @param head layout of the heads
 * @param rotary the rotary embedding
 * @param tied whether the head is the token table
 * @param context longest sequence, in tokens
 */
record DecoderShape(ModelShape model, HeadLayout head, Rotary rotary, boolean tied, int context) {

    static DecoderShape of(ModelConfig config, int context, String where) {
        Rotary rotary = config.rotary()
                .orElseThrow(() -> new UnsupportedFeatureException("a decoder without rotary embedding", where));
        return new DecoderShape(
                config.shape(), HeadLayout.of(config.shape().headSize()), rotary, config.tiedEmbeddings(), context);
    }

    int layers() {
        return model.layers();
    }

    int hidden() {
        return model.hiddenSize();
    }

    int heads() {
        return model.heads();
    }

    int kvHeads() {
        return model.kvHeads();
    }

    /** Returns the weights of all matrices as they are written. */
    long matrixWeights() {
        long attention = (long) hidden() * head.padded() * (2L * heads() + 2L * kvHeads());
        long feedForward = 3L * hidden() * model.intermediateSize();
        long table = (long) hidden() * model.vocabularySize();
        return layers() * (attention + feedForward) + table * (tied ? 1 : 2);
    }
}
