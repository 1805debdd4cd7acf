package dev.headroom.data.frame;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnBuilder;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.DoubleColumnBuilder;

/**
 * Standard deviations of samples. Welford, Note on a method for calculating corrected sums of squares and products,
 * Technometrics 4(3), 1962.
 */
final class Deviations implements Accumulator {

    private final WorkingMemory memory;
    private long[] counts = {};
    private double[] means = {};
    private double[] squares = {};
    private Column column;
    private NumberCells cells;

    @SuppressWarnings("NullAway.Init")
    Deviations(WorkingMemory memory) {
        this.memory = memory;
    }

    @Override
    public ColumnType type() {
        return ColumnType.DECIMAL;
    }

    @Override
    public void bind(Column next) {
        column = next;
        cells = NumberCells.of(next);
    }

    @Override
    public void room(int groups) {
        counts = memory.grow(counts, groups);
        means = memory.grow(means, groups);
        squares = memory.grow(squares, groups);
    }

    @Override
    public void add(int from, int to, int[] groups) {
        for (int row = from; row < to; row++) {
            if (!column.isNull(row)) {
                int group = groups[row - from];
                double value = cells.get(row);
                double before = value - means[group];
                means[group] += before / ++counts[group];
                squares[group] += before * (value - means[group]);
            }
        }
    }

    @Override
    public void write(int group, ColumnBuilder to) {
        if (counts[group] > 1) {
            ((DoubleColumnBuilder) to).set(Math.sqrt(squares[group] / (counts[group] - 1)));
        }
    }
}
