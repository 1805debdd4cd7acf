package dev.headroom.data.statistics;

import dev.headroom.data.column.ColumnType;
import java.util.Objects;
import java.util.Optional;

/**
 * What is in one column.
 *
 * @param name the column's name
 * @param type of its values
 * @param count values that are not null
 * @param nulls rows without a value
 * @param min the smallest value, as {@link dev.headroom.data.column.Column#value} gives it; nothing where there are none, NaN left
 *     out
 * @param max the largest value
 * @param numbers for INTEGER and DECIMAL
 * @param lengths for TEXT with at least one value
 * @param values which values occur
 */
public record ColumnDescription(
        String name,
        ColumnType type,
        long count,
        long nulls,
        Optional<Object> min,
        Optional<Object> max,
        Optional<NumberSummary> numbers,
        Optional<TextLengths> lengths,
        ValueSummary values) {

    /** Rejects nulls. */
    public ColumnDescription {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(values, "values");
    }
}
