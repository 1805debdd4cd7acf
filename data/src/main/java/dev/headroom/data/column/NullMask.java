package dev.headroom.data.column;

import dev.headroom.ByteSize;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One bit a row, set where the value is missing. Only chunks with a missing value have one. */
final class NullMask {

    private final long[] bits;
    private final int count;

    private NullMask(long[] bits, int count) {
        this.bits = bits;
        this.count = count;
    }

    /** Returns the mask of the first {@code size} rows, or null where none is missing. */
    static @Nullable NullMask of(long[] bits, int size) {
        long[] copy = Arrays.copyOf(bits, (size + Long.SIZE - 1) >>> 6);
        int count = 0;
        for (long word : copy) {
            count += Long.bitCount(word);
        }
        return count == 0 ? null : new NullMask(copy, count);
    }

    boolean get(int index) {
        return (bits[index >>> 6] >>> index & 1) != 0;
    }

    int count() {
        return count;
    }

    ByteSize bytes() {
        return ByteSize.of((long) bits.length * Long.BYTES);
    }
}
