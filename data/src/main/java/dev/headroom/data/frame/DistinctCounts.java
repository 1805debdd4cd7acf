package dev.headroom.data.frame;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnBuilder;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.LongColumnBuilder;

/** Counts different values exactly, by remembering each pair of group and value. */
final class DistinctCounts implements Accumulator {

    private final WorkingMemory memory;
    private final ValueIndex values;
    private final LongIndex pairs;
    private int[] counts = {};

    DistinctCounts(ColumnType type, WorkingMemory memory) {
        this.memory = memory;
        values = ValueIndex.of(type, memory);
        pairs = new LongIndex(memory);
    }

    @Override
    public ColumnType type() {
        return ColumnType.INTEGER;
    }

    @Override
    public void bind(Column next) {
        values.bind(next);
    }

    @Override
    public void room(int groups) {
        counts = memory.grow(counts, groups);
    }

    @Override
    public void add(int from, int to, int[] groups) {
        for (int row = from; row < to; row++) {
            int value = values.findOrAdd(row);
            if (value != ValueIndex.NULL) {
                int group = groups[row - from];
                int before = pairs.size();
                pairs.findOrAdd(((long) group << 32) | value);
                counts[group] += pairs.size() - before;
            }
        }
    }

    @Override
    public void write(int group, ColumnBuilder to) {
        ((LongColumnBuilder) to).set(counts[group]);
    }
}
