package dev.headroom.data.column;

import dev.headroom.ByteSize;
import org.jspecify.annotations.Nullable;

/** One bit a row, set where the value is missing. Only chunks with a missing value have one. */
final class NullMask {

    private final Codes bits;
    private final int count;

    private NullMask(Codes bits, int count) {
        this.bits = bits;
        this.count = count;
    }

    /** Returns the mask of the first {@code size} rows, or null where none is missing. */
    static @Nullable NullMask of(long[] bits, int size, ChunkStore store) {
        int count = 0;
        for (long word : bits) {
            count += Long.bitCount(word);
        }
        return count == 0 ? null : new NullMask(store.keep(Codes.bits(bits, size)), count);
    }

    boolean get(int index) {
        return bits.get(index) != 0;
    }

    int count() {
        return count;
    }

    ByteSize bytes() {
        return bits.heapBytes();
    }
}
