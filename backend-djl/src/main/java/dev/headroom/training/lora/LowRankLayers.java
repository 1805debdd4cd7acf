package dev.headroom.training.lora;

import ai.djl.ndarray.NDArray;
import dev.headroom.backend.djl.architecture.LinearLayers;
import dev.headroom.backend.djl.op.LowRankProduct;
import java.util.Map;

/**
 * Frozen linear layers with a low-rank product on top of some (Hu et al. 2021, LoRA, equation 3).
 *
 * @param base applies the frozen layers
 * @param product adds {@code factor · B (A x)}
 * @param pairs by the names of the adapted layers
 */
record LowRankLayers(LinearLayers base, LowRankProduct product, Map<String, Pair> pairs) implements LinearLayers {

    /**
     * The two matrices of a layer.
     *
     * @param a {@code [rank, in]}
     * @param b {@code [out, rank]}
     */
    record Pair(NDArray a, NDArray b) {}

    @Override
    public NDArray apply(String module, NDArray x) {
        NDArray y = base.apply(module, x);
        Pair pair = pairs.get(module);
        return pair == null ? y : product.addTo(y, x, pair.a(), pair.b());
    }
}
