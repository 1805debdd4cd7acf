package dev.headroom.data.duckdb;

import dev.headroom.data.plan.StringCells;

/** What cells would cost as one String each, from the length of their canonical text. */
final class TextBytes {

    private long bytes;

    void addNull() {
        bytes += StringCells.REFERENCE_BYTES;
    }

    void addLatin1(int length) {
        bytes += StringCells.latin1Bytes(length);
    }

    void addInteger(long value) {
        addLatin1(digits(value));
    }

    void addScaled(long mantissa, int scale) {
        int sign = mantissa < 0 ? 1 : 0;
        addLatin1(scale == 0 ? digits(mantissa) : Math.max(digits(mantissa) - sign, scale + 1) + sign + 1);
    }

    void addText(String text) {
        bytes += StringCells.bytesOf(text);
    }

    long sum() {
        return bytes;
    }

    static int digits(long value) {
        if (value == Long.MIN_VALUE) {
            return 20;
        }
        int length = value < 0 ? 2 : 1;
        for (long rest = Math.abs(value) / 10; rest > 0; rest /= 10) {
            length++;
        }
        return length;
    }
}
