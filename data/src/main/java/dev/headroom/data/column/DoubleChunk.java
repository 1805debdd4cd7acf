package dev.headroom.data.column;

import dev.headroom.ByteSize;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Decimal numbers, the narrowest of three ways in which every value comes back: whole numbers over a power of ten
 * (39.02 is 3902 / 100, exact because both are exact in float64 and division rounds correctly), float32, float64. The
 * first is the encoding of Afroozeh and Boncz, "ALP: Adaptive Lossless floating-Point Compression" (SIGMOD 2024), §3,
 * without its exceptions.
 */
abstract sealed class DoubleChunk extends Chunk {

    /** Whole numbers up to here are exact in float64. */
    static final long EXACT = 1L << 53;

    // powers of ten that are exact in float64 and leave room for digits before the point
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };

    /** The greatest number of digits after the point. */
    static final int MAX_SCALE = POWERS.length - 1;

    DoubleChunk(@Nullable NullMask nulls) {
        super(nulls);
    }

    abstract double get(int index);

    static double scaled(long mantissa, int scale) {
        return mantissa / POWERS[scale];
    }

    /** Seals whole numbers as decimals, without another copy. */
    static DoubleChunk of(LongChunk mantissas) {
        return new Scaled(mantissas, 0);
    }

    /**
     * Seals the first {@code size} values.
     *
     * @param scratch overwritten; at least {@code size} long
     * @param most the most digits after the point that are worth a try. Fewer are tried before, because trailing zeros
     *     and rows that were left out have digits too; the first value that needs more ends such a try
     */
    static DoubleChunk seal(
            double[] values,
            int size,
            @Nullable NullMask nulls,
            ChunkStore store,
            long[] scratch,
            int most,
            OptionalDouble tolerance) {
        for (int scale = 0; scale <= most; scale++) {
            if (mantissas(values, size, nulls, scale, scratch)) {
                int width = spread(scratch, size, nulls);
                if (width > 32 || (width == 32 && survivesFloat(values, size, nulls, OptionalDouble.empty()))) {
                    break;
                }
                return new Scaled(LongChunk.seal(scratch, size, nulls, store), scale);
            }
        }
        boolean narrow = survivesFloat(values, size, nulls, tolerance);
        for (int i = 0; i < size; i++) {
            boolean missing = nulls != null && nulls.get(i);
            scratch[i] = missing
                    ? 0
                    : narrow
                            ? Float.floatToRawIntBits((float) values[i]) & 0xFFFFFFFFL
                            : Double.doubleToRawLongBits(values[i]);
        }
        Codes codes = store.keep(Codes.pack(scratch, size));
        return narrow ? new Floats(codes, nulls) : new Doubles(codes, nulls);
    }

    private static boolean mantissas(double[] values, int size, @Nullable NullMask nulls, int scale, long[] into) {
        double power = POWERS[scale];
        for (int i = 0; i < size; i++) {
            if (nulls != null && nulls.get(i)) {
                into[i] = 0;
                continue;
            }
            double value = values[i];
            double product = value * power;
            if (!(Math.abs(product) <= EXACT)) {
                return false;
            }
            long mantissa = Math.round(product);
            // bits, because -0.0 has no whole number of its own
            if (Double.doubleToRawLongBits(mantissa / power) != Double.doubleToRawLongBits(value)) {
                return false;
            }
            into[i] = mantissa;
        }
        return true;
    }

    private static int spread(long[] values, int size, @Nullable NullMask nulls) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            if (nulls == null || !nulls.get(i)) {
                min = Math.min(min, values[i]);
                max = Math.max(max, values[i]);
            }
        }
        return min > max ? 0 : Codes.width(max - min);
    }

    private static boolean survivesFloat(
            double[] values, int size, @Nullable NullMask nulls, OptionalDouble tolerance) {
        for (int i = 0; i < size; i++) {
            if (nulls != null && nulls.get(i)) {
                continue;
            }
            double value = values[i];
            double back = (float) value;
            boolean same = Double.doubleToLongBits(back) == Double.doubleToLongBits(value)
                    || (tolerance.isPresent() && Math.abs(back - value) <= Math.abs(value) * tolerance.getAsDouble());
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static final class Scaled extends DoubleChunk {

        private final LongChunk mantissas;
        private final int scale;
        private final double power;

        Scaled(LongChunk mantissas, int scale) {
            super(mantissas.nulls());
            this.mantissas = mantissas;
            this.scale = scale;
            power = POWERS[scale];
        }

        @Override
        double get(int index) {
            return mantissas.get(index) / power;
        }

        @Override
        ByteSize heapBytes() {
            return mantissas.heapBytes();
        }

        @Override
        String encoding() {
            return mantissas.encoding() + (scale == 0 ? "" : " / 10" + (scale == 1 ? "" : "^" + scale));
        }
    }

    private static final class Floats extends DoubleChunk {

        private final Codes codes;

        Floats(Codes codes, @Nullable NullMask nulls) {
            super(nulls);
            this.codes = codes;
        }

        @Override
        double get(int index) {
            return Float.intBitsToFloat((int) codes.get(index));
        }

        @Override
        ByteSize heapBytes() {
            return codes.heapBytes();
        }

        @Override
        String encoding() {
            return "float32";
        }
    }

    private static final class Doubles extends DoubleChunk {

        private final Codes codes;

        Doubles(Codes codes, @Nullable NullMask nulls) {
            super(nulls);
            this.codes = codes;
        }

        @Override
        double get(int index) {
            return Double.longBitsToDouble(codes.get(index));
        }

        @Override
        ByteSize heapBytes() {
            return codes.heapBytes();
        }

        @Override
        String encoding() {
            return "float64";
        }
    }
}
