package dev.headroom.backend.djl.architecture;

import ai.djl.ndarray.NDArray;
import dev.headroom.backend.djl.op.TensorOps;

/**
 * Layer normalisations by name; old checkpoints of BERT call weight and bias gamma and beta.
 *
 * @param weights holds {@code MODULE.weight} and {@code MODULE.bias}
 * @param ops applies them
 * @param epsilon added to the variance
 */
record LayerNorms(Weights weights, TensorOps ops, double epsilon) {

    NDArray apply(String module, NDArray x) {
        return ops.layerNorm(
                x,
                weights.find(module + ".gamma").orElseGet(() -> weights.get(module + ".weight")),
                weights.find(module + ".beta").orElseGet(() -> weights.get(module + ".bias")),
                epsilon);
    }
}
