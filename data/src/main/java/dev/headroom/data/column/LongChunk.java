package dev.headroom.data.column;

import dev.headroom.ByteSize;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers as {@code base + step · code}: frame of reference with the greatest common step, after Goldstein,
 * Ramakrishnan and Shaft, "Compressing Relations and Indexes" (1998), §3. Full hours in microseconds take 16 bits so,
 * and ascending numbers take 16 bits wherever they start.
 */
final class LongChunk extends Chunk {

    private final long base;
    private final long step;
    private final Codes codes;
    private final boolean signed;

    private LongChunk(long base, long step, Codes codes, boolean signed, @Nullable NullMask nulls) {
        super(nulls);
        this.base = base;
        this.step = step;
        this.codes = codes;
        this.signed = signed;
    }

    /** Seals the first {@code size} values, which are overwritten; missing ones are ignored. */
    static LongChunk seal(long[] values, int size, @Nullable NullMask nulls, ChunkStore store) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            if (nulls == null || !nulls.get(i)) {
                min = Math.min(min, values[i]);
                max = Math.max(max, values[i]);
            }
        }
        if (min > max) {
            min = 0;
            max = 0;
        }
        for (int i = 0; i < size; i++) {
            values[i] = nulls == null || !nulls.get(i) ? values[i] - min : 0;
        }
        long step = step(values, size, max - min);
        if (step > 1) {
            for (int i = 0; i < size; i++) {
                values[i] /= step;
            }
        }
        Codes codes = Codes.pack(values, size);
        boolean signed = step <= 1 && isSigned(min, max, codes.width());
        return new LongChunk(min, step, store.keep(codes), signed, nulls);
    }

    /** Whether signed numbers of this width would hold the values without a base. */
    private static boolean isSigned(long min, long max, int width) {
        int unused = Long.SIZE - width;
        return width >= Byte.SIZE && min << unused >> unused == min && max << unused >> unused == max;
    }

    // a division a row is only worth it where it saves bytes
    private static long step(long[] distances, int size, long range) {
        if (range < 2) {
            return 1;
        }
        long step = 0;
        for (int i = 0; i < size && step != 1; i++) {
            step = greatestCommonDivisor(distances[i], step);
        }
        return Codes.width(range / step) < Codes.width(range) ? step : 1;
    }

    private static long greatestCommonDivisor(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }

    long get(int index) {
        return base + step * codes.get(index);
    }

    /** Returns whether every value, {@code base} among them, lies within ±{@code bound}. */
    boolean isWithin(long bound, int size) {
        for (int i = 0; i < size; i++) {
            long value = get(i);
            if (value > bound || value < -bound) {
                return false;
            }
        }
        return true;
    }

    int width() {
        return codes.width();
    }

    @Override
    ByteSize heapBytes() {
        return codes.heapBytes();
    }

    @Override
    String encoding() {
        return signed
                ? "int" + codes.width()
                : unsigned(codes.width()) + (step > 1 ? " × " + step : "") + (base == 0 ? "" : " + base");
    }
}
