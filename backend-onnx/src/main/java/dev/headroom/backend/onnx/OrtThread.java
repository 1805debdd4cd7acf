package dev.headroom.backend.onnx;

import dev.headroom.inference.InferenceThread;

/**
 * The one thread of this process that creates sessions and runs them.
 *
 * <p>It is process-wide because a setting of ONNX Runtime is: {@code session.set_denormal_as_zero} reaches the pool
 * threads and the thread that creates the process's first session, no other. A run from another thread computes with
 * denormals and was measured up to seven times slower in the attention of a long context. Floating-point arithmetic of
 * Java on this thread flushes to zero too.
 */
final class OrtThread {

    private OrtThread() {}

    private static final class Holder {
        static final InferenceThread INSTANCE = new InferenceThread("headroom-onnx");
    }

    /** Returns the thread of this process. */
    static InferenceThread get() {
        return Holder.INSTANCE;
    }
}
