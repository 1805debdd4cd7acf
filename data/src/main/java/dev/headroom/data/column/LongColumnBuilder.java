package dev.headroom.data.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds a {@link LongColumn}. One thread at a time. */
public final class LongColumnBuilder extends ColumnBuilder {

    private final List<LongChunk> chunks = new ArrayList<>();
    private long[] values;

    LongColumnBuilder(String name, ColumnType type, ChunkStore store, ColumnSettings settings) {
        super(name, type, store, settings);
        values = new long[firstRows()];
    }

    /** Sets the value of the current row, as the column's type counts it. */
    public void set(long value) {
        int row = row();
        values = longer(values, row);
        values[row] = value;
        markPresent();
    }

    /**
     * Returns a builder of decimals with the same rows, if every value is exactly a float64; this one must not be used
     * after that. The value of a row that has not ended is lost.
     */
    public Optional<DoubleColumnBuilder> widened() {
        int sealed = 0;
        for (LongChunk chunk : chunks) {
            if (!chunk.isWithin(DoubleChunk.EXACT, Chunk.ROWS)) {
                return Optional.empty();
            }
            sealed += Chunk.ROWS;
        }
        int open = size() - sealed;
        for (int i = 0; i < open; i++) {
            if (!isNullSoFar(i) && (values[i] > DoubleChunk.EXACT || values[i] < -DoubleChunk.EXACT)) {
                return Optional.empty();
            }
        }
        DoubleColumnBuilder wide = new DoubleColumnBuilder(name(), store(), settings());
        wide.adopt(this);
        wide.takeOver(chunks, values, open);
        return Optional.of(wide);
    }

    @Override
    void commitNull(int index) {
        values = longer(values, index);
        values[index] = 0;
    }

    @Override
    void seal(int size, @Nullable NullMask nulls) {
        chunks.add(LongChunk.seal(values, size, nulls, store()));
    }

    @Override
    LongColumn finish(int size) {
        LongColumn column = new LongColumn(name(), type(), size, chunks);
        chunks.clear();
        return column;
    }

    @Override
    void forget() {
        chunks.forEach(chunk -> store().returns(chunk.retained()));
        chunks.clear();
    }

    @Override
    long bufferBytes() {
        return (long) values.length * Long.BYTES;
    }
}
