package dev.headroom.data.frame;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnBuilder;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.DoubleColumn;
import dev.headroom.data.column.DoubleColumnBuilder;
import java.util.BitSet;

/** The smallest or largest float64 number; NaN is above every other. */
final class DecimalExtremes implements Accumulator {

    private final boolean largest;
    private final WorkingMemory memory;
    private final BitSet seen = new BitSet();
    private double[] best = {};
    private DoubleColumn column;

    @SuppressWarnings("NullAway.Init")
    DecimalExtremes(Aggregate.Kind kind, WorkingMemory memory) {
        this.largest = kind == Aggregate.Kind.MAX;
        this.memory = memory;
    }

    @Override
    public ColumnType type() {
        return ColumnType.DECIMAL;
    }

    @Override
    public void bind(Column next) {
        column = (DoubleColumn) next;
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
                double value = column.get(row);
                int order = seen.get(group) ? ValueOrder.compare(value, best[group]) : 0;
                if (!seen.get(group) || (largest ? order > 0 : order < 0)) {
                    best[group] = value;
                    seen.set(group);
                }
            }
        }
    }

    @Override
    public void write(int group, ColumnBuilder to) {
        if (seen.get(group)) {
            ((DoubleColumnBuilder) to).set(best[group]);
        }
    }
}
