package dev.headroom.data.frame;

import dev.headroom.data.column.ColumnType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Is equal to one of several values. */
final class OneOf implements CellTest {

    private final long[] longs;
    private final long[] doubles;
    private final Set<String> texts = new HashSet<>();

    OneOf(String column, ColumnType type, List<?> values) {
        // a value beside every stored one, such as 30.5 among whole numbers, equals none of them
        List<Bound> bounds = values.stream()
                .map(value -> Bound.of(column, type, value))
                .filter(bound -> bound.side() == 0)
                .toList();
        longs = bounds.stream().mapToLong(Bound::asLong).sorted().toArray();
        doubles = bounds.stream()
                .mapToLong(bound -> ValueOrder.bits(bound.asDouble()))
                .sorted()
                .toArray();
        bounds.forEach(bound -> texts.add(bound.text()));
    }

    @Override
    public boolean test(long value) {
        return Arrays.binarySearch(longs, value) >= 0;
    }

    @Override
    public boolean test(double value) {
        return Arrays.binarySearch(doubles, ValueOrder.bits(value)) >= 0;
    }

    @Override
    public boolean test(String value) {
        return texts.contains(value);
    }
}
