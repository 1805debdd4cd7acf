package dev.headroom.backend.djl.architecture;

import ai.djl.ndarray.NDArray;
import dev.headroom.backend.djl.op.TensorOps;
import java.util.Optional;

/** Linear layers as a checkpoint stores them: {@code MODULE.weight} {@code [out, in]} and perhaps {@code MODULE.bias}. */
public final class DenseLayers implements LinearLayers {

    private final Weights weights;
    private final TensorOps ops;

    /** Applies {@code weights} with {@code ops}. */
    public DenseLayers(Weights weights, TensorOps ops) {
        this.weights = weights;
        this.ops = ops;
    }

    @Override
    public NDArray apply(String module, NDArray x) {
        NDArray product = ops.linear(x, weights.get(module + ".weight"));
        Optional<NDArray> bias = weights.find(module + ".bias");
        return bias.isPresent() ? product.add(bias.get()) : product;
    }
}
