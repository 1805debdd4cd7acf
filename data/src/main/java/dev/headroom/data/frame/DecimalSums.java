package dev.headroom.data.frame;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnBuilder;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.DoubleColumn;
import dev.headroom.data.column.DoubleColumnBuilder;

/**
 * Sums float64 numbers with a running compensation, for sums and means. Neumaier, Rundungsfehleranalyse einiger
 * Verfahren zur Summation endlicher Summen, 1974, algorithm IV.
 */
final class DecimalSums implements Accumulator {

    private final Aggregate.Kind kind;
    private final WorkingMemory memory;
    private double[] sums = {};
    private double[] lost = {};
    private long[] counts = {};
    private DoubleColumn column;

    @SuppressWarnings("NullAway.Init")
    DecimalSums(Aggregate.Kind kind, WorkingMemory memory) {
        this.kind = kind;
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
        sums = memory.grow(sums, groups);
        lost = memory.grow(lost, groups);
        counts = memory.grow(counts, groups);
    }

    @Override
    public void add(int from, int to, int[] groups) {
        for (int row = from; row < to; row++) {
            if (!column.isNull(row)) {
                int group = groups[row - from];
                double value = column.get(row);
                double before = sums[group];
                double sum = before + value;
                lost[group] += Math.abs(before) >= Math.abs(value) ? (before - sum) + value : (value - sum) + before;
                sums[group] = sum;
                counts[group]++;
            }
        }
    }

    @Override
    public void write(int group, ColumnBuilder to) {
        if (counts[group] > 0) {
            // with infinities the compensation is NaN and the plain sum is right
            double sum = Double.isFinite(sums[group]) ? sums[group] + lost[group] : sums[group];
            ((DoubleColumnBuilder) to).set(kind == Aggregate.Kind.SUM ? sum : sum / counts[group]);
        }
    }
}
