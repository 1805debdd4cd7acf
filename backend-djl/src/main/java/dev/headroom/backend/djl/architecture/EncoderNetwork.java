package dev.headroom.backend.djl.architecture;

import ai.djl.ndarray.NDArray;

/**
 * An encoder taken apart as {@link DecoderNetwork} is: embedding, a row of blocks. Pure functions of the weights; results
 * belong to the manager of the activation that goes in. Activations are float32 {@code [batch, time, hidden]}. One
 * thread at a time.
 */
public interface EncoderNetwork {

    /** Returns how many blocks there are. */
    int blocks();

    /**
     * Looks tokens up.
     *
     * @param ids int64 {@code [batch, time]}
     * @param types int64, segments of the tokens, shape of {@code ids}
     */
    NDArray embed(NDArray ids, NDArray types);

    /**
     * Runs one block.
     *
     * @param index from 0
     * @param x {@code [batch, time, hidden]}
     * @param mask {@code [batch, 1, 1, time]}: 0 for tokens, a large negative number for padding
     */
    NDArray block(int index, NDArray x, NDArray mask);

    /**
     * Scores every label with the head of a sequence classifier.
     *
     * @param x {@code [batch, time, hidden]}, the last block's result
     * @return {@code [batch, labels]}
     */
    NDArray labels(NDArray x);
}
