package dev.headroom.data.chart;

import dev.headroom.chart.AxisScale;
import dev.headroom.data.column.Column;
import dev.headroom.data.column.DoubleColumn;
import dev.headroom.data.column.LongColumn;

/** The values of a column as places along an axis: NaN where null or not finite. */
@FunctionalInterface
interface Places {

    double get(int row);

    static Places of(Column column) {
        if (column instanceof DoubleColumn doubles) {
            return row -> Double.isFinite(doubles.get(row)) ? doubles.get(row) : Double.NaN;
        }
        if (!(column instanceof LongColumn longs)) {
            throw new IllegalArgumentException("type of column " + column.name()
                    + " must be a number or a time to have a place on an axis, was " + column.type());
        }
        double unit = unit(longs);
        return row -> longs.isNull(row) ? Double.NaN : longs.get(row) * unit;
    }

    // axes of time count milliseconds
    private static double unit(LongColumn column) {
        return switch (column.type()) {
            case DATE -> 86_400_000;
            case TIMESTAMP, INSTANT -> 1e-3;
            default -> 1;
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
