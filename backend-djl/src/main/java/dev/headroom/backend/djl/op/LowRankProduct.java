package dev.headroom.backend.djl.op;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.math.BigDecimal;

/**
 * Adds a low-rank product to a layer's result, {@code y + factor · B (A x)}, in one native call and in float32: it is
 * too small for bfloat16 to pay. Keeps {@code x} and {@code A x} for the backward pass. One thread at a time.
 */
public final class LowRankProduct implements AutoCloseable {

    // the factor is part of the source: an array that Java made may be freed before the backward pass reads it
    private static final String FORWARD = """
              def forward(self: __torch__.Op, y: Tensor, x: Tensor, a: Tensor, b: Tensor) -> Tensor:
                return torch.add(y, torch.linear(torch.linear(x, a), b), alpha=FACTOR)
            """;

    private final PtSymbolBlock module;

    private LowRankProduct(PtSymbolBlock module) {
        this.module = module;
    }

    /** Loads the module; {@code factor} is what its products are multiplied by. */
    public static LowRankProduct load(NDManager manager, double factor) {
        String source = FORWARD.replace("FACTOR", new BigDecimal(factor).toPlainString());
        return new LowRankProduct(TorchScriptArchive.load(manager, "Op", source));
    }

    /**
     * Adds the product.
     *
     * @param y {@code [..., out]}, not modified
     * @param x {@code [..., in]}
     * @param a {@code [rank, in]}
     * @param b {@code [out, rank]}
     * @return {@code [..., out]}, in the manager of {@code y}
     */
    public NDArray addTo(NDArray y, NDArray x, NDArray a, NDArray b) {
        return IValueUtils.forward(module, new NDList(y, x, a, b), JniUtils.isGradMode())
                .singletonOrThrow();
    }

    @Override
    public void close() {
        module.close();
    }
}
