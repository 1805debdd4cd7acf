package dev.headroom.spi;

import dev.headroom.queue.CancelToken;
import java.nio.FloatBuffer;

/** Hands out the logits of given token sequences; the ground of perplexity, KL divergence and agreement. */
public interface TokenScorer {

    /** Returns the size of the vocabulary. */
    int vocabularySize();

    /** Returns the longest sequence that can be scored. */
    int contextLength();

    /** Returns the token ids of a text, with the model's leading special token where it has one. */
    int[] tokenize(String text);

    /** Returns the text of token ids. */
    String detokenize(int[] ids);

    /**
     * Runs the sequence once and visits the positions in order.
     *
     * @param ids at least 1 and at most {@link #contextLength()} ids
     * @param visitor called once for every position
     * @throws dev.headroom.RequestCancelledException if {@code cancel} fires
     */
    void score(int[] ids, LogitsVisitor visitor, CancelToken cancel);

    /** Receives the logits of one position. */
    @FunctionalInterface
    interface LogitsVisitor {

        /**
         * Takes one position.
         *
         * @param position index into the sequence; the logits predict the token after it
         * @param logits float32, {@code [vocabulary]}; valid during the call only
         */
        void visit(int position, FloatBuffer logits);
    }
}
