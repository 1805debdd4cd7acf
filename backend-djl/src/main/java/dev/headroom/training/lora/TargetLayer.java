package dev.headroom.training.lora;

import dev.headroom.checkpoint.TensorInfo;
import java.util.List;

/**
 * A linear layer of a block.
 *
 * @param module its name in the checkpoint, without {@code .weight}
 * @param peftModule its name in the model that PEFT sees
 * @param in inputs
 * @param out outputs
 * @param layout how the checkpoint stores the matrix
 */
record TargetLayer(String module, String peftModule, long in, long out, Layout layout) {

    /** Order of a stored matrix. */
    enum Layout {
        /** {@code [out, in]}, a {@code torch.nn.Linear}. */
        OUT_IN,
        /** {@code [in, out]}, a {@code Conv1D} of GPT-2; PEFT's {@code fan_in_fan_out}. */
        IN_OUT
    }

    private static final String PREFIX = "base_model.model.";

    static TargetLayer of(String module, String peftModule, TensorInfo weight, Layout layout) {
        List<Long> shape = weight.shape();
        return layout == Layout.OUT_IN
                ? new TargetLayer(module, peftModule, shape.get(1), shape.get(0), layout)
                : new TargetLayer(module, peftModule, shape.get(0), shape.get(1), layout);
    }

    /** Returns PEFT's name of A. */
    String nameOfA() {
        return PREFIX + peftModule + ".lora_A.weight";
    }

    /** Returns PEFT's name of B. */
    String nameOfB() {
        return PREFIX + peftModule + ".lora_B.weight";
    }

    List<Long> shapeOfA(int rank) {
        return List.of((long) rank, in);
    }

    List<Long> shapeOfB(int rank) {
        return List.of(out, (long) rank);
    }

    /** Returns the weights of A and B together. */
    long parameters(int rank) {
        return rank * (in + out);
    }

    /** Returns whether a target means this layer: by its whole name or by the end of it, as in PEFT. */
    boolean isMeantBy(String target) {
        return peftModule.equals(target) || peftModule.endsWith("." + target);
    }

    /** Returns the last part of the name, for example {@code q_proj}. */
    String shortName() {
        return module.substring(module.lastIndexOf('.') + 1);
    }
}
