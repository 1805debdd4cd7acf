package dev.headroom.backend.djl.op;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;

/**
 * Brings all singular values of a matrix near 1 by five Newton-Schulz iterations with the quintic of Jordan et al.
 * 2024, Muon: An optimizer for hidden layers. One thread at a time.
 */
public final class Orthogonalization implements AutoCloseable {

    private static final int ITERATIONS = 5;

    private final PtSymbolBlock module;

    private Orthogonalization(PtSymbolBlock module) {
        this.module = module;
    }

    /** Loads the module; its products are computed in {@code precision}. */
    public static Orthogonalization load(NDManager manager, LinearPrecision precision) {
        String format = precision == LinearPrecision.BFLOAT16 ? "15" : "6";
        StringBuilder source = new StringBuilder("  def forward(self: __torch__.Op, u: Tensor) -> Tensor:\n")
                .append("    norm = torch.add(torch.sqrt(torch.sum(torch.mul(u, u))), 0.0000001)\n")
                .append("    x = torch.to(torch.div(u, norm), ")
                .append(format)
                .append(")\n");
        for (int i = 0; i < ITERATIONS; i++) {
            source.append("    a = torch.matmul(x, torch.t(x))\n")
                    .append("    b = torch.add(torch.mul(a, -4.775), torch.mul(torch.matmul(a, a), 2.0315))\n")
                    .append("    x = torch.add(torch.mul(x, 3.4445), torch.matmul(b, x))\n");
        }
        source.append("    return torch.to(x, 6)\n");
        return new Orthogonalization(TorchScriptArchive.load(manager, "Op", source.toString()));
    }

    /**
     * Orthogonalises.
     *
     * @param matrix float32 {@code [rows, columns]}, not modified
     * @return float32 {@code [rows, columns]}, in the manager of {@code matrix}
     */
    public NDArray apply(NDArray matrix) {
        boolean tall = matrix.getShape().get(0) > matrix.getShape().get(1);
        NDArray wide = tall ? matrix.transpose() : matrix;
        NDArray result = IValueUtils.forward(module, new NDList(wide), false).singletonOrThrow();
        return tall ? result.transpose() : result;
    }

    @Override
    public void close() {
        module.close();
    }
}
