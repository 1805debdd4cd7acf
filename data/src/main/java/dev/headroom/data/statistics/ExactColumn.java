package dev.headroom.data.statistics;

import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.DoubleColumn;
import dev.headroom.data.column.LongColumn;
import dev.headroom.data.frame.SortedNumbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Describes a column that is there as a whole: numbers and times by sorting a copy, 8 bytes per row while it works. */
final class ExactColumn {

    private static final double[] FRACTIONS = {0.05, 0.25, 0.5, 0.75, 0.95};

    private ExactColumn() {}

    static ColumnDescription describe(LongColumn column) {
        long[] sorted = new long[column.size() - column.nullCount()];
        int count = 0;
        Moments moments = new Moments();
        for (int row = 0; row < column.size(); row++) {
            if (!column.isNull(row)) {
                sorted[count] = column.get(row);
                moments.add((double) sorted[count++]);
            }
        }
        Arrays.sort(sorted);
        ColumnType type = column.type();
        Runs runs = new Runs();
        for (int from = 0, to; from < count; from = to) {
            to = from + 1;
            while (to < count && sorted[to] == sorted[from]) {
                to++;
            }
            runs.add(StoredValues.of(type, sorted[from]), to - from);
        }
        Optional<NumberSummary> numbers = type == ColumnType.INTEGER
                ? Optional.of(numbers(moments, quantiles(count, place -> sorted[place]), 0))
                : Optional.empty();
        return new ColumnDescription(
                column.name(),
                type,
                count,
                column.nullCount(),
                count == 0 ? Optional.empty() : Optional.of(StoredValues.of(type, sorted[0])),
                count == 0 ? Optional.empty() : Optional.of(StoredValues.of(type, sorted[count - 1])),
                numbers,
                Optional.empty(),
                runs.summary());
    }

    static ColumnDescription describe(DoubleColumn column) {
        double[] sorted = new double[column.size() - column.nullCount()];
        int count = 0;
        Moments moments = new Moments();
        for (int row = 0; row < column.size(); row++) {
            if (!column.isNull(row)) {
                double value = column.get(row);
                // -0.0 and 0.0 are one value, as everywhere
                sorted[count++] = value + 0.0;
                if (!Double.isNaN(value)) {
                    moments.add(value);
                }
            }
        }
        Arrays.sort(sorted);
        int numbers = (int) moments.count();
        Runs runs = new Runs();
        for (int from = 0, to; from < count; from = to) {
            to = from + 1;
            while (to < count && Double.compare(sorted[to], sorted[from]) == 0) {
                to++;
            }
            runs.add(sorted[from], to - from);
        }
        return new ColumnDescription(
                column.name(),
                column.type(),
                count,
                column.nullCount(),
                numbers == 0 ? Optional.empty() : Optional.of(sorted[0]),
                numbers == 0 ? Optional.empty() : Optional.of(sorted[numbers - 1]),
                Optional.of(numbers(moments, quantiles(numbers, place -> sorted[place]), count - numbers)),
                Optional.empty(),
                runs.summary());
    }

    private static NumberSummary numbers(Moments moments, List<Quantile> quantiles, long notNumbers) {
        return new NumberSummary(moments.mean(), moments.standardDeviation(), quantiles, Exactness.EXACT, notNumbers);
    }

    static List<Quantile> quantiles(int count, SortedNumbers sorted) {
        List<Quantile> quantiles = new ArrayList<>();
        for (double fraction : count == 0 ? new double[0] : FRACTIONS) {
            quantiles.add(new Quantile(fraction, SortedNumbers.quantile(count, sorted, fraction)));
        }
        return quantiles;
    }

    /** Counts equal neighbours and keeps the most frequent. */
    private static final class Runs {

        private final List<TopValue> top = new ArrayList<>();
        private long distinct;

        void add(Object value, long times) {
            distinct++;
            if (top.size() == ValueTally.TOP && top.get(ValueTally.TOP - 1).count() >= times) {
                return;
            }
            top.add(new TopValue(value, times, 0));
            // stable: of equally frequent values the smaller stays in front
            top.sort(Comparator.comparingLong(TopValue::count).reversed());
            if (top.size() > ValueTally.TOP) {
                top.remove(ValueTally.TOP);
            }
        }

        ValueSummary summary() {
            return new ValueSummary(distinct, Exactness.EXACT, top, Exactness.EXACT);
        }
    }

    static double[] fractions() {
        return FRACTIONS.clone();
    }
}
