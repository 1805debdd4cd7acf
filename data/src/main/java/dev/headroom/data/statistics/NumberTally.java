package dev.headroom.data.statistics;

import com.tdunning.math.stats.MergingDigest;
import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.DoubleColumn;
import dev.headroom.data.column.LongColumn;
import dev.headroom.data.frame.SortedNumbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;

/**
 * A chunked column of numbers, truth values or times. Quantiles by a merging t-digest (Dunning, The t-digest: efficient
 * estimates of distributions, Software Impacts 7, 2021) with compression 200.
 */
final class NumberTally implements ColumnTally {

    private static final double COMPRESSION = 200;

    private final String name;
    private final ColumnType type;
    private final Moments moments = new Moments();
    private final MergingDigest digest = new MergingDigest(COMPRESSION);
    private final ValueTally<Long> wholes = new ValueTally<>(MOST_VALUES, MOST_CHARACTERS);
    private final ValueTally<Double> decimals = new ValueTally<>(MOST_VALUES, MOST_CHARACTERS);
    private long nulls;
    private long notNumbers;
    private long belowAll;
    private long aboveAll;
    private long leastWhole = Long.MAX_VALUE;
    private long mostWhole = Long.MIN_VALUE;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    NumberTally(String name, ColumnType type) {
        this.name = name;
        this.type = type;
    }

    @Override
    public void accept(Column chunk) {
        nulls += chunk.nullCount();
        if (chunk instanceof LongColumn longs) {
            for (int row = 0; row < longs.size(); row++) {
                if (!longs.isNull(row)) {
                    whole(longs.get(row));
                }
            }
        } else {
            DoubleColumn doubles = (DoubleColumn) chunk;
            for (int row = 0; row < doubles.size(); row++) {
                if (!doubles.isNull(row)) {
                    // -0.0 and 0.0 are one value, as everywhere
                    double value = doubles.get(row) + 0.0;
                    decimals.add(value, 1);
                    number(value);
                }
            }
        }
    }

    private void whole(long value) {
        leastWhole = Math.min(leastWhole, value);
        mostWhole = Math.max(mostWhole, value);
        wholes.add(value, 1);
        if (type == ColumnType.INTEGER) {
            number((double) value);
        } else {
            moments.add(0);
        }
    }

    private void number(double value) {
        if (Double.isNaN(value)) {
            notNumbers++;
            return;
        }
        moments.add(value);
        least = Math.min(least, value);
        most = Math.max(most, value);
        // centroids have means, and infinities have none
        if (value == Double.NEGATIVE_INFINITY) {
            belowAll++;
        } else if (value == Double.POSITIVE_INFINITY) {
            aboveAll++;
        } else {
            digest.add(value);
        }
    }

    @Override
    public ColumnDescription describe() {
        boolean decimal = type == ColumnType.DECIMAL;
        boolean none = moments.count() == 0;
        Optional<NumberSummary> numbers =
                decimal || type == ColumnType.INTEGER ? Optional.of(numbers()) : Optional.empty();
        return new ColumnDescription(
                name,
                type,
                moments.count() + notNumbers,
                nulls,
                none ? Optional.empty() : Optional.of(decimal ? (Object) least : StoredValues.of(type, leastWhole)),
                none ? Optional.empty() : Optional.of(decimal ? (Object) most : StoredValues.of(type, mostWhole)),
                numbers,
                Optional.empty(),
                decimal ? decimals.summary(value -> value) : wholes.summary(stored -> StoredValues.of(type, stored)));
    }

    private NumberSummary numbers() {
        Optional<List<Quantile>> exact = type == ColumnType.DECIMAL
                ? decimals.all().map(counts -> exactQuantiles(counts, Double::doubleValue))
                : wholes.all().map(counts -> exactQuantiles(counts, Long::doubleValue));
        return new NumberSummary(
                moments.mean(),
                moments.standardDeviation(),
                exact.orElseGet(this::nearQuantiles),
                exact.isPresent() ? Exactness.EXACT : Exactness.APPROXIMATE,
                notNumbers);
    }

    // while every different value is counted, the sorted column is known
    private <T> List<Quantile> exactQuantiles(SortedMap<T, Long> counts, ToDoubleFunction<T> number) {
        double[] values = new double[counts.size()];
        long[] ends = new long[values.length];
        int size = 0;
        long end = 0;
        for (Map.Entry<T, Long> entry : counts.entrySet()) {
            values[size] = number.applyAsDouble(entry.getKey());
            end += entry.getValue();
            ends[size++] = end;
        }
        List<Quantile> quantiles = new ArrayList<>();
        long count = moments.count();
        for (double fraction : count == 0 ? new double[0] : ExactColumn.fractions()) {
            double place = fraction * (count - 1);
            double low = values[placeOf(ends, (long) place)];
            double high = values[placeOf(ends, Math.min(count - 1, (long) place + 1))];
            double share = place - Math.floor(place);
            quantiles.add(new Quantile(fraction, SortedNumbers.quantile(2, side -> side == 0 ? low : high, share)));
        }
        return quantiles;
    }

    private static int placeOf(long[] ends, long rank) {
        int place = Arrays.binarySearch(ends, rank);
        // a rank that is an end belongs to the value after it
        return place >= 0 ? place + 1 : -place - 1;
    }

    private List<Quantile> nearQuantiles() {
        List<Quantile> quantiles = new ArrayList<>();
        long count = moments.count();
        for (double fraction : count == 0 ? new double[0] : ExactColumn.fractions()) {
            double place = fraction * (count - 1);
            double value;
            if (place < belowAll) {
                value = Double.NEGATIVE_INFINITY;
            } else if (place > count - 1 - aboveAll) {
                value = Double.POSITIVE_INFINITY;
            } else {
                long finite = count - belowAll - aboveAll;
                value = digest.quantile(finite == 1 ? 0.5 : (place - belowAll) / (finite - 1));
            }
            quantiles.add(new Quantile(fraction, value));
        }
        return quantiles;
    }
}
