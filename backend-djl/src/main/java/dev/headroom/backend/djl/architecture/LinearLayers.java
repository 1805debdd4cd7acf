package dev.headroom.backend.djl.architecture;

import ai.djl.ndarray.NDArray;

/** Applies a checkpoint's linear layers by name: as stored, or with an adapter on top. */
public interface LinearLayers {

    /**
     * Applies one layer.
     *
     * @param module name without {@code .weight}, for example {@code model.layers.0.self_attn.q_proj}
     * @param x {@code [..., in]}
     * @return {@code [..., out]}
     */
    NDArray apply(String module, NDArray x);
}
