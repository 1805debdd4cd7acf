package dev.headroom.data.column;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of decimal numbers. Each chunk is stored as whole numbers over a power of ten, as float32 or as float64:
 * the narrowest in which every value comes back.
 *
 * <p>Thread-safe: immutable.
 */
public final class DoubleColumn extends Column {

    private final DoubleChunk[] chunks;

    DoubleColumn(String name, int size, List<DoubleChunk> chunks) {
        super(name, ColumnType.DECIMAL, size, chunks);
        this.chunks = chunks.toArray(DoubleChunk[]::new);
    }

    /** Returns the value; NaN where there is none. NaN may also be a value: {@link #isNull} tells. */
    public double get(int row) {
        Objects.checkIndex(row, size());
        DoubleChunk chunk = chunks[row >>> Chunk.SHIFT];
        int index = row & Chunk.MASK;
        return chunk.isNull(index) ? Double.NaN : chunk.get(index);
    }

    @Override
    public String text(int row) {
        return isNull(row) ? "" : Double.toString(get(row));
    }

    @Override
    public @Nullable Object value(int row) {
        return isNull(row) ? null : get(row);
    }

    @Override
    public DoubleColumn renamed(String newName) {
        return new DoubleColumn(newName, size(), chunks());
    }

    @Override
    List<DoubleChunk> chunks() {
        return List.of(chunks);
    }

    @Override
    Chunk chunk(int row) {
        return chunks[Objects.checkIndex(row, size()) >>> Chunk.SHIFT];
    }
}
