package dev.headroom.data.statistics;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.DoubleColumn;
import dev.headroom.data.column.LongColumn;

/** The values of a column of numbers as float64, NaN where null. */
@FunctionalInterface
interface NumberCells {

    double get(int row);

    static NumberCells of(Column column) {
        if (column instanceof DoubleColumn doubles) {
            return doubles::get;
        }
        LongColumn longs = (LongColumn) column;
        return row -> longs.isNull(row) ? Double.NaN : longs.get(row);
    }
}
