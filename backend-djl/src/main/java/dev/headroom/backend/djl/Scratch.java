package dev.headroom.backend.djl;

import dev.headroom.inference.SentenceBatches;
import dev.headroom.model.ModelShape;

/** How much is computed at once, and the bytes that this takes at most, freed after each call. */
final class Scratch {

    /** Tokens of a prompt that run at once. */
    static final int PREFILL_CHUNK = 256;

    /** Logits of a scored chunk, in elements. */
    private static final int MOST_LOGITS = 1 << 22;

    private static final int MOST_TOKENS = 1024;

    /** How sentences are put into runs. */
    static final SentenceBatches BATCHES = new SentenceBatches(8, MOST_TOKENS);

    private Scratch() {}

    /** Returns how many tokens are scored at once. */
    static int scoringChunk(int vocabulary) {
        return Math.max(8, Math.min(PREFILL_CHUNK, MOST_LOGITS / vocabulary));
    }

    static long ofDecoder(ModelShape shape, int context) {
        long chunk = Math.min(PREFILL_CHUNK, context);
        long scores = (long) shape.heads() * chunk * context;
        // keys and values once for every query head
        long repeated = 2L * shape.heads() * shape.headSize() * context;
        long logits = 2L * Math.min(scoringChunk(shape.vocabularySize()), context) * shape.vocabularySize();
        return (scores + repeated + activations(shape, chunk) + logits) * Float.BYTES;
    }

    static long ofEncoder(ModelShape shape, int context) {
        long tokens = Math.max(MOST_TOKENS, context);
        return (tokens * shape.heads() * context + activations(shape, tokens)) * Float.BYTES;
    }

    private static long activations(ModelShape shape, long tokens) {
        return tokens * (10L * shape.hiddenSize() + 3L * shape.intermediateSize());
    }
}
