package dev.headroom.backend.djl.op;

import ai.djl.ndarray.NDManager;
import dev.headroom.backend.djl.engine.CpuFeatures;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which operators run on this processor, and why. The flags decide the number format; whether the fused operators
 * load, the engine.
 *
 * <pre>{@code
 * OperatorChoice choice = OperatorChoice.detect();
 * out.println(choice.describe());
 * try (TensorOps ops = choice.open(manager, choice.fastestLinear())) {
 *     NDArray y = ops.linear(x, weight);
 * }
 * }</pre>
 *
 * <p>Thread-safe. Nothing native is loaded before {@link #open}.
 *
 * @param cpu what the processor can do
 */
public record OperatorChoice(CpuFeatures cpu) {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorChoice.class);

    /** Reads this machine's flags. */
    public static OperatorChoice detect() {
        return new OperatorChoice(CpuFeatures.detect());
    }

    /** Returns the number format of matrix products that is fastest in training here. */
    public LinearPrecision fastestLinear() {
        return bfloat16Flag().isPresent() ? LinearPrecision.BFLOAT16 : LinearPrecision.FLOAT32;
    }

    /** Returns one line for {@code doctor}, from the flags alone. */
    public String describe() {
        return "fused operators; "
                + bfloat16Flag()
                        .map(flag -> "bfloat16 products in training (" + flag + ")")
                        .orElse("float32 products in training (no amx_bf16 or avx512_bf16)");
    }

    /**
     * Loads the fused operators, or the plain ones where those do not load; the reason goes to the log.
     *
     * @param manager owner of what the operators hold
     * @param precision number format of matrix products; without fused operators it is float32
     */
    public TensorOps open(NDManager manager, LinearPrecision precision) {
        try {
            FusedOps fused = FusedOps.load(manager, precision);
            LOG.debug("{}", fused.describe());
            return fused;
        } catch (RuntimeException e) {
            LOG.info("composed operators in float32, because the fused ones do not load: {}", e.toString());
            return new PlainOps();
        }
    }

    private Optional<String> bfloat16Flag() {
        return cpu.bfloat16Flag();
    }
}
