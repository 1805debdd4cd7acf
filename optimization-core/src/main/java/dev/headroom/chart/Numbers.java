package dev.headroom.chart;

import dev.headroom.ByteSize;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * An immutable row of numbers that compares by value.
 *
 * <pre>{@code
 * Numbers heights = Numbers.of(1.62, 1.80, Double.NaN);
 * }</pre>
 *
 * <p>Thread-safe. Holds 8 bytes per number.
 */
public final class Numbers {

    private static final long OBJECT_BYTES = 16 + 16;

    private final double[] values;

    private Numbers(double[] values) {
        this.values = values;
    }

    /** Returns a copy of {@code values}; NaN and infinities are kept. */
    public static Numbers of(double... values) {
        return new Numbers(values.clone());
    }

    /** Returns how many there are. */
    public int size() {
        return values.length;
    }

    /** Returns one of them; {@code index} is at least 0 and below {@link #size()}. */
    public double get(int index) {
        return values[index];
    }

    /** Returns them in order. */
    public DoubleStream stream() {
        return Arrays.stream(values);
    }

    /** Returns a copy. */
    public double[] toArray() {
        return values.clone();
    }

    /** Returns the heap bytes held. */
    public ByteSize weight() {
        return ByteSize.of(OBJECT_BYTES + 8L * values.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Numbers that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    /** Returns the count and the first few. */
    @Override
    public String toString() {
        int shown = Math.min(values.length, 5);
        String first = Arrays.toString(Arrays.copyOf(values, shown));
        return values.length == shown
                ? first
                : values.length + " numbers " + first.substring(0, first.length() - 1) + ", …]";
    }
}
