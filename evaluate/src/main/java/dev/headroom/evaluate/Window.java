package dev.headroom.evaluate;

/**
 * How a text that is longer than the context is cut: windows of {@code length} tokens that begin {@code stride} tokens
 * apart. Every token is predicted once; a smaller stride gives it more context and costs more runs.
 *
 * @param length tokens of a window, at least 2
 * @param stride tokens from one window to the next, in [1, length - 1]
 */
public record Window(int length, int stride) {

    /** Checks both ranges. */
    public Window {
        if (length < 2) {
            throw new IllegalArgumentException("length must be at least 2, was " + length);
        }
        if (stride < 1 || stride >= length) {
            throw new IllegalArgumentException("stride must be in [1, " + (length - 1) + "], was " + stride);
        }
    }

    /** Returns windows of {@code length} tokens that overlap by half. */
    public static Window halfOverlapping(int length) {
        return new Window(length, Math.max(1, length / 2));
    }
}
