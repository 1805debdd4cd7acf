package dev.headroom.data.frame;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnBuilder;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.DoubleColumnBuilder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Exact quantiles: collects every value with its group, then orders them group by group. */
final class Quantiles implements Accumulator {

    private final double fraction;
    private final WorkingMemory memory;
    private double[] values = {};
    private int[] groups = {};
    private int size;
    private int groupCount;
    private Column column;
    private NumberCells cells;
    // values of group g from ends[g - 1] to ends[g], once all are there
    private int @Nullable [] ends;

    @SuppressWarnings("NullAway.Init")
    Quantiles(double fraction, WorkingMemory memory) {
        this.fraction = fraction;
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
    public void room(int newGroups) {
        groupCount = newGroups;
    }

    @Override
    public void add(int from, int to, int[] rowGroups) {
        values = memory.grow(values, Math.addExact(size, to - from));
        groups = memory.grow(groups, size + to - from);
        for (int row = from; row < to; row++) {
            if (!column.isNull(row)) {
                values[size] = cells.get(row);
                groups[size++] = rowGroups[row - from];
            }
        }
    }

    @Override
    public void write(int group, ColumnBuilder to) {
        int[] bounds = ends == null ? byGroup() : ends;
        int from = group == 0 ? 0 : bounds[group - 1];
        int end = bounds[group];
        if (end > from) {
            Arrays.sort(values, from, end);
            double quantile = SortedNumbers.quantile(end - from, place -> values[from + place], fraction);
            ((DoubleColumnBuilder) to).set(quantile);
        }
    }

    private int[] byGroup() {
        int[] places = memory.ints(groupCount);
        for (int i = 0; i < size; i++) {
            places[groups[i]]++;
        }
        int sum = 0;
        for (int group = 0; group < groupCount; group++) {
            int count = places[group];
            places[group] = sum;
            sum += count;
        }
        memory.take(8L * size);
        double[] ordered = new double[size];
        for (int i = 0; i < size; i++) {
            ordered[places[groups[i]]++] = values[i];
        }
        memory.give(8L * values.length);
        values = ordered;
        ends = places;
        return places;
    }
}
