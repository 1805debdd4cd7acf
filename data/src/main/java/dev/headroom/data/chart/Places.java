package dev.headroom.data.chart;

import dev.headroom.chart.AxisScale;
import dev.headroom.data.column.Column;
import dev.headroom.data.column.DoubleColumn;
import dev.headroom.data.column.LongColumn;

/** The values of a column as places along an axis: NaN where null or not finite. */
@FunctionalInterface
interface Places {

    double get(int row);

    /** Doubles, because a product of longs may not fit. */
    double MILLISECONDS_PER_DAY = 86_400_000;

    /** Divided by, because a thousandth is not exact and whole milliseconds shall stay whole. */
    double MICROSECONDS_PER_MILLISECOND = 1_000;

    static Places of(Column column) {
        if (column instanceof DoubleColumn doubles) {
            return row -> Double.isFinite(doubles.get(row)) ? doubles.get(row) : Double.NaN;
        }
        if (!(column instanceof LongColumn longs)) {
            throw new IllegalArgumentException("type of column " + column.name()
                    + " must be a number or a time to have a place on an axis, was " + column.type());
        }
        // axes of time count milliseconds
        return switch (longs.type()) {
            case DATE -> row -> longs.isNull(row) ? Double.NaN : longs.get(row) * MILLISECONDS_PER_DAY;
            case TIMESTAMP, INSTANT ->
                row -> longs.isNull(row) ? Double.NaN : longs.get(row) / MICROSECONDS_PER_MILLISECOND;
            default -> row -> longs.isNull(row) ? Double.NaN : longs.get(row);
        };
    }

    static AxisScale scale(Column column) {
        return switch (column.type()) {
            case DATE, TIMESTAMP, INSTANT -> AxisScale.TIME;
            case TEXT -> AxisScale.CATEGORY;
            default -> AxisScale.LINEAR;
        };
    }
}
