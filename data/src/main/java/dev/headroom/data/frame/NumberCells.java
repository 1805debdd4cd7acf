package dev.headroom.data.frame;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.DoubleColumn;
import dev.headroom.data.column.LongColumn;

/**
 * The values of a column of numbers as float64, NaN where null.
 *
 * <pre>{@code
 * NumberCells delays = NumberCells.of(flights.column("delay"));
 * double first = delays.get(0);
 * }</pre>
 *
 * <p>Thread-safe. Whole numbers beyond 2^53 are rounded.
 */
@FunctionalInterface
public interface NumberCells {

    /** Returns the value of a row. */
    double get(int row);

    /**
     * Returns the values of a column of whole numbers, truth values, times or decimals.
     *
     * @throws IllegalArgumentException if it is a column of text
     */
    static NumberCells of(Column column) {
        if (column instanceof DoubleColumn doubles) {
            return doubles::get;
        }
        if (!(column instanceof LongColumn longs)) {
            throw new IllegalArgumentException(
                    "type of column " + column.name() + " must not be text, was " + column.type());
        }
        return longs.nullCount() == 0 ? longs::get : row -> longs.isNull(row) ? Double.NaN : longs.get(row);
    }
}
