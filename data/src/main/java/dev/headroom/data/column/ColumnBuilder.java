package dev.headroom.data.column;

import dev.headroom.ByteSize;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes the values of a column row by row and seals a chunk whenever it is full.
 *
 * <pre>{@code
 * LongColumnBuilder ids = ColumnBuilder.ofLongs("id", ColumnType.INTEGER, store, ColumnSettings.defaults());
 * ids.set(7);
 * ids.endRow();
 * Column column = ids.build();
 * }</pre>
 *
 * <p>A value may be set again until {@link #endRow}; the last one counts, so that a row can be abandoned. One thread at
 * a time. Holds {@link #workingBytes} beside the sealed chunks.
 */
public abstract sealed class ColumnBuilder permits LongColumnBuilder, DoubleColumnBuilder, TextColumnBuilder {

    private final String name;
    private final ColumnType type;
    private final ChunkStore store;
    private final ColumnSettings settings;

    // few, because a table may have thousands of columns and few rows
    private static final int FIRST_ROWS = 64;

    private long[] nullBits = {};
    private boolean present;
    private int rows;
    private int row;

    ColumnBuilder(String name, ColumnType type, ChunkStore store, ColumnSettings settings) {
        this.name = name;
        this.type = type;
        this.store = store;
        this.settings = settings;
    }

    /** Returns a builder of a column of any type. */
    public static ColumnBuilder of(String name, ColumnType type, ChunkStore store, ColumnSettings settings) {
        return switch (type) {
            case DECIMAL -> new DoubleColumnBuilder(name, store, settings);
            case TEXT -> new TextColumnBuilder(name, store, settings);
            default -> new LongColumnBuilder(name, type, store, settings);
        };
    }

    /** Returns the column's name. */
    public final String name() {
        return name;
    }

    /** Returns the column's type. */
    public final ColumnType type() {
        return type;
    }

    /** Returns the rows ended so far. */
    public final int size() {
        return rows;
    }

    /** Says that the current row has no value, as it is where nothing was set. */
    public final void setNull() {
        present = false;
    }

    /** Ends the current row. */
    public final void endRow() {
        if (present) {
            // numbers are in their place already, and a call per row and column shows
            if (type == ColumnType.TEXT) {
                commit(row);
            }
            present = false;
        } else {
            nullBits = longer(nullBits, row >>> 6);
            nullBits[row >>> 6] |= 1L << row;
            commitNull(row);
        }
        rows++;
        if (++row == Chunk.ROWS) {
            sealChunk();
        }
    }

    /** Returns the column of the rows ended, and begins an empty one of the same name. */
    public final Column build() {
        if (row > 0) {
            sealChunk();
        }
        Column column = finish(rows);
        rows = 0;
        present = false;
        return column;
    }

    /** Drops the rows so far, gives the bytes of their chunks back and begins an empty column of the same name. */
    public final void discard() {
        forget();
        Arrays.fill(nullBits, 0);
        rows = 0;
        row = 0;
        present = false;
    }

    /** Returns the bytes of buffers that are not chunks yet, growing texts aside. */
    public final ByteSize workingBytes() {
        return ByteSize.of((long) nullBits.length * Long.BYTES + bufferBytes());
    }

    private void sealChunk() {
        seal(row, NullMask.of(nullBits, row, store));
        Arrays.fill(nullBits, 0);
        row = 0;
    }

    final ChunkStore store() {
        return store;
    }

    final ColumnSettings settings() {
        return settings;
    }

    final void markPresent() {
        present = true;
    }

    final int row() {
        return row;
    }

    final boolean isNullSoFar(int index) {
        return index >>> 6 < nullBits.length && (nullBits[index >>> 6] >>> index & 1) != 0;
    }

    /** Takes the rows of another builder over, whose chunks the caller takes. */
    final void adopt(ColumnBuilder other) {
        nullBits = other.nullBits.clone();
        rows = other.rows;
        row = other.row;
    }

    /** Ends a row that has a text. */
    void commit(int index) {}

    abstract void commitNull(int index);

    abstract void seal(int size, @Nullable NullMask nulls);

    abstract Column finish(int size);

    /** Gives the bytes of chunks back and drops them. */
    abstract void forget();

    abstract long bufferBytes();

    /** Returns how many rows a buffer begins with; it grows with them. */
    final int firstRows() {
        return Math.min(FIRST_ROWS, settings.chunkRows());
    }

    /** Returns the buffer, or a longer copy where the index asks for it. */
    static long[] longer(long[] buffer, int index) {
        return index < buffer.length
                ? buffer
                : Arrays.copyOf(buffer, Math.min(Chunk.ROWS, Math.max(index + 1, 2 * buffer.length)));
    }
}
