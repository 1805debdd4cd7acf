package dev.headroom.backend.djl.architecture;

import ai.djl.ndarray.NDArray;
import dev.headroom.backend.djl.op.TensorOps;

/** Causal attention within the span itself: training, and scoring of whole texts. */
public final class WholeSequence implements Attention {

    private final TensorOps ops;

    /** Attends with {@code ops}. */
    public WholeSequence(TensorOps ops) {
        this.ops = ops;
    }

    @Override
    public NDArray attend(int block, NDArray q, NDArray k, NDArray v) {
        return ops.causalAttention(q, k, v);
    }
}
