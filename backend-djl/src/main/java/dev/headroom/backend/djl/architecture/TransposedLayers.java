package dev.headroom.backend.djl.architecture;

import ai.djl.ndarray.NDArray;
import dev.headroom.backend.djl.op.TensorOps;

/** Linear layers as GPT-2 stores them: {@code MODULE.weight} {@code [in, out]} and {@code MODULE.bias}. */
public final class TransposedLayers implements LinearLayers {

    private final Weights weights;
    private final TensorOps ops;

    /** Applies {@code weights} with {@code ops}. */
    public TransposedLayers(Weights weights, TensorOps ops) {
        this.weights = weights;
        this.ops = ops;
    }

    @Override
    public NDArray apply(String module, NDArray x) {
        // a view that belongs to the weights' manager until it is closed
        try (NDArray transposed = weights.get(module + ".weight").transpose()) {
            return ops.linear(x, transposed).add(weights.get(module + ".bias"));
        }
    }
}
