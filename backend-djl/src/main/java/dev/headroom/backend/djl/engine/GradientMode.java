package dev.headroom.backend.djl.engine;

import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/**
 * Whether the current thread records operations for a backward pass. PyTorch keeps this per thread, on for every new
 * one: an inference thread that forgets to switch it off piles up graphs.
 *
 * <pre>{@code
 * float loss = GradientMode.OFF.get(() -> lossOf(batch));
 * }</pre>
 */
public enum GradientMode {
    /** Operations are recorded where an operand wants a gradient. */
    ON,
    /** Nothing is recorded. */
    OFF;

    /** Computes something in this mode and goes back to the mode before. */
    public <T> T get(Supplier<T> work) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(this == ON);
        try {
            return work.get();
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    /** Does something in this mode and goes back to the mode before. */
    public void run(Runnable work) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(this == ON);
        try {
            work.run();
        } finally {
            JniUtils.setGradMode(before);
        }
    }
}
