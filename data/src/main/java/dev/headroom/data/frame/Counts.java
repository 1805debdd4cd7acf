package dev.headroom.data.frame;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnBuilder;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.LongColumnBuilder;
import org.jspecify.annotations.Nullable;

/** Counts rows, or values where there is a column. */
final class Counts implements Accumulator {

    private final WorkingMemory memory;
    private long[] counts = {};
    private @Nullable Column column;

    Counts(WorkingMemory memory) {
        this.memory = memory;
    }

    @Override
    public ColumnType type() {
        return ColumnType.INTEGER;
    }

    @Override
    public void bind(Column next) {
        column = next.nullCount() == 0 ? null : next;
    }

    @Override
    public void room(int groups) {
        counts = memory.grow(counts, groups);
    }

    @Override
    public void add(int from, int to, int[] groups) {
        Column values = column;
        for (int row = from; row < to; row++) {
            if (values == null || !values.isNull(row)) {
                counts[groups[row - from]]++;
            }
        }
    }

    @Override
    public void write(int group, ColumnBuilder to) {
        ((LongColumnBuilder) to).set(counts[group]);
    }
}
