package dev.headroom.backend.djl.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * A decoder taken apart where training and inference need to take it apart: embedding, a row of blocks, a head. Pure
 * functions of the weights; results belong to the manager of the activation that goes in.
 *
 * <pre>{@code
 * NDArray x = network.embed(ids, 0);
 * for (int i = 0; i < network.blocks(); i++) {
 *     x = network.block(i, x, attention);
 * }
 * NDArray logits = network.logits(x);
 * }</pre>
 *
 * <p>Activations are float32 {@code [batch, time, hidden]}. One thread at a time.
 */
public interface DecoderNetwork {

    /** Returns how many blocks there are. */
    int blocks();

    /** Returns the token embedding, {@code [vocabulary, hidden]}. */
    NDArray embedding();

    /**
     * Looks tokens up.
     *
     * @param ids int64 {@code [batch, time]}
     * @param start position of the first token, from 0
     */
    NDArray embed(NDArray ids, int start);

    /**
     * Prepares what all blocks share for a span of positions.
     *
     * @param manager owner of the prepared arrays
     * @param start position of the first token, from 0
     * @param length how many positions
     */
    Positions positions(NDManager manager, int start, int length);

    /**
     * Runs one block.
     *
     * @param index from 0
     * @param x {@code [batch, time, hidden]}
     * @param positions those of {@code x}
     * @param attention how queries meet keys and values
     */
    NDArray block(int index, NDArray x, Positions positions, Attention attention);

    /**
     * Scores every token of the vocabulary as the next one.
     *
     * @param x {@code [batch, time, hidden]}, the last block's result
     * @return {@code [batch, time, vocabulary]}
     */
    NDArray logits(NDArray x);
}
