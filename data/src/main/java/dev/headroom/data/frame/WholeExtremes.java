package dev.headroom.data.frame;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnBuilder;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.LongColumn;
import dev.headroom.data.column.LongColumnBuilder;
import java.util.BitSet;

/** The smallest or largest value of everything that is stored in longs. */
final class WholeExtremes implements Accumulator {

    private final boolean largest;
    private final ColumnType type;
    private final WorkingMemory memory;
    private final BitSet seen = new BitSet();
    private long[] best = {};
    private LongColumn column;

    @SuppressWarnings("NullAway.Init")
    WholeExtremes(Aggregate.Kind kind, ColumnType type, WorkingMemory memory) {
        this.largest = kind == Aggregate.Kind.MAX;
        this.type = type;
        this.memory = memory;
    }

    @Override
    public ColumnType type() {
        return type;
    }

    @Override
    public void bind(Column next) {
        column = (LongColumn) next;
    }

    @Override
    public void room(int groups) {
        best = memory.grow(best, groups);
    }

    @Override
    public void add(int from, int to, int[] groups) {
        for (int row = from; row < to; row++) {
            if (!column.isNull(row)) {
                int group = groups[row - from];
                long value = column.get(row);
                if (!seen.get(group) || (largest ? value > best[group] : value < best[group])) {
                    best[group] = value;
                    seen.set(group);
                }
            }
        }
    }

    @Override
    public void write(int group, ColumnBuilder to) {
        if (seen.get(group)) {
            ((LongColumnBuilder) to).set(best[group]);
        }
    }
}
