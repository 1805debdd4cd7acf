package dev.headroom.data.frame;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnBuilder;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.DoubleColumnBuilder;
import dev.headroom.data.column.LongColumn;
import dev.headroom.data.column.LongColumnBuilder;

/** Sums whole numbers exactly in 128 bits, for sums and means. */
final class WholeSums implements Accumulator {

    private final Aggregate.Kind kind;
    private final String name;
    private final WorkingMemory memory;
    private long[] high = {};
    private long[] low = {};
    private long[] counts = {};
    private LongColumn column;

    @SuppressWarnings("NullAway.Init")
    WholeSums(Aggregate.Kind kind, String name, WorkingMemory memory) {
        this.kind = kind;
        this.name = name;
        this.memory = memory;
    }

    @Override
    public ColumnType type() {
        return kind == Aggregate.Kind.SUM ? ColumnType.INTEGER : ColumnType.DECIMAL;
    }

    @Override
    public void bind(Column next) {
        column = (LongColumn) next;
    }

    @Override
    public void room(int groups) {
        high = memory.grow(high, groups);
        low = memory.grow(low, groups);
        counts = memory.grow(counts, groups);
    }

    @Override
    public void add(int from, int to, int[] groups) {
        for (int row = from; row < to; row++) {
            if (!column.isNull(row)) {
                int group = groups[row - from];
                long value = column.get(row);
                long sum = low[group] + value;
                high[group] += (value >> 63) + (Long.compareUnsigned(sum, value) < 0 ? 1 : 0);
                low[group] = sum;
                counts[group]++;
            }
        }
    }

    @Override
    public void write(int group, ColumnBuilder to) {
        if (counts[group] == 0) {
            return;
        }
        boolean fits = high[group] == low[group] >> 63;
        if (kind == Aggregate.Kind.MEAN) {
            double sum = fits ? low[group] : high[group] * 0x1p64 + unsigned(low[group]);
            ((DoubleColumnBuilder) to).set(sum / counts[group]);
        } else if (fits) {
            ((LongColumnBuilder) to).set(low[group]);
        } else {
            throw new ArithmeticException("sum of column " + name + " must be within 64 bits, was about "
                    + (high[group] * 0x1p64 + unsigned(low[group])) + "; ask for the mean");
        }
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : value + 0x1p64;
    }
}
