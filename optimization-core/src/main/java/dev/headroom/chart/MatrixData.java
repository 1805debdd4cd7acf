package dev.headroom.chart;

import dev.headroom.ByteSize;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * A matrix of values between row labels and column labels.
 *
 * @param rows labels from top to bottom, at least one
 * @param columns labels from left to right, at least one
 * @param values {@code [rows, columns]}, row-major; NaN is an empty cell, infinities are refused
 */
public record MatrixData(List<String> rows, List<String> columns, Numbers values) implements ChartData {

    /** Copies the lists; rejects a number of values that does not fit. */
    public MatrixData {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        if (rows.isEmpty() || columns.isEmpty()) {
            throw new IllegalArgumentException(
                    "matrix must have rows and columns, was " + rows.size() + " x " + columns.size());
        }
        Checks.sameLength(
                "values", values.size(), "rows times columns", Math.multiplyExact(rows.size(), columns.size()));
        Checks.noInfinity("values", values);
    }

    /** Returns one cell, NaN where empty. */
    public double value(int row, int column) {
        return values.get(row * columns.size() + Objects.checkIndex(column, columns.size()));
    }

    @Override
    public Set<ChartKind> kinds() {
        return EnumSet.of(ChartKind.HEAT_MAP);
    }

    @Override
    public Set<AxisScale> xScales() {
        return EnumSet.of(AxisScale.CATEGORY);
    }

    @Override
    public Set<AxisScale> yScales() {
        return EnumSet.of(AxisScale.CATEGORY);
    }

    @Override
    public DoubleStream xValues() {
        return DoubleStream.empty();
    }

    @Override
    public DoubleStream yValues() {
        return DoubleStream.empty();
    }

    @Override
    public ByteSize weight() {
        return Checks.weight(rows).plus(Checks.weight(columns)).plus(values.weight());
    }
}
