package dev.headroom.model;

import java.util.Arrays;
import java.util.Locale;

/** The number format of a model's large weight matrices. */
public enum Precision {
    /** 32-bit floating point. */
    FP32(32),
    /** 16-bit floating point. */
    FP16(16),
    /** 8-bit integers with scales. */
    INT8(8),
    /** 4-bit integers with a scale per block of weights. */
    INT4(4);

    private final int bits;

    Precision(int bits) {
        this.bits = bits;
    }

    /** Returns the bits of one weight, without scales. */
    public int bits() {
        return bits;
    }

    /**
     * Returns the bits of one weight, its share of the scales included.
     *
     * @param blockSize weights that share one float32 scale; ignored by the floating-point formats
     */
    public double bitsPerWeight(int blockSize) {
        return this == INT4 || this == INT8 ? bits + 32.0 / blockSize : bits;
    }

    /** Returns the name as users write it, for example {@code int4}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a name such as {@code int4}, in any case.
     *
     * @throws IllegalArgumentException if there is no such precision
     */
    public static Precision parse(String text) {
        for (Precision precision : values()) {
            if (precision.name().equalsIgnoreCase(text.strip())) {
                return precision;
            }
        }
        throw new IllegalArgumentException("precision must be one of "
                + Arrays.stream(values()).map(Precision::label).toList() + ", was " + text);
    }
}
