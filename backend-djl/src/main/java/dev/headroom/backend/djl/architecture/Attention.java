package dev.headroom.backend.djl.architecture;

import ai.djl.ndarray.NDArray;

/** How a block's queries meet keys and values: those of the span alone, or with a cache of earlier ones. */
public interface Attention {

    /**
     * Attends.
     *
     * @param block which block asks, from 0
     * @param q {@code [batch, heads, time, width]}
     * @param k {@code [batch, kvHeads, time, width]}
     * @param v shape of {@code k}
     * @return {@code [batch, heads, time, width]}
     */
    NDArray attend(int block, NDArray q, NDArray k, NDArray v);
}
