package dev.headroom.backend.djl;

import dev.headroom.backend.djl.engine.GradientMode;
import dev.headroom.inference.InferenceThread;
import java.util.function.Supplier;

/**
 * The one thread of this process that loads models and runs them, so that at most one operator uses the processor's
 * cores. Gradients are off during its work: every new thread has them on, and would pile up graphs.
 */
final class TorchThread {

    private TorchThread() {}

    private static final class Holder {
        static final InferenceThread INSTANCE = new InferenceThread("headroom-djl");
    }

    /** Returns the thread of this process. */
    static InferenceThread get() {
        return Holder.INSTANCE;
    }

    /** Runs {@code work} without gradients, native failures mapped; on the thread. */
    static <T> T withoutGradients(String doing, Supplier<T> work) {
        return TorchErrors.mapped(doing, () -> GradientMode.OFF.get(work));
    }
}
