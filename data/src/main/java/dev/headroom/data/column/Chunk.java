package dev.headroom.data.column;

import dev.headroom.ByteSize;
import org.jspecify.annotations.Nullable;

/** Up to {@value #ROWS} rows of one column, sealed. */
abstract sealed class Chunk permits LongChunk, DoubleChunk, TextChunk {

    /** Rows of every chunk but the last, so that a row's place is a shift and a mask. */
    static final int ROWS = 1 << 16;

    static final int SHIFT = 16;
    static final int MASK = ROWS - 1;

    private final @Nullable NullMask nulls;

    Chunk(@Nullable NullMask nulls) {
        this.nulls = nulls;
    }

    final boolean isNull(int index) {
        return nulls != null && nulls.get(index);
    }

    final int nullCount() {
        return nulls == null ? 0 : nulls.count();
    }

    final @Nullable NullMask nulls() {
        return nulls;
    }

    final ByteSize retained() {
        return nulls == null ? heapBytes() : heapBytes().plus(nulls.bytes());
    }

    abstract ByteSize heapBytes();

    /** Returns how the values are stored, for people. */
    abstract String encoding();

    static String unsigned(int width) {
        return switch (width) {
            case 0 -> "constant";
            case 1 -> "bit";
            default -> "uint" + width;
        };
    }
}
