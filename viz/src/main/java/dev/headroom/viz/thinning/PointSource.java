package dev.headroom.viz.thinning;

import dev.headroom.chart.Numbers;
import dev.headroom.chart.XySeries;
import dev.headroom.viz.axis.Positions;
import java.util.function.IntToDoubleFunction;

/**
 * Positions of one series, computed when asked for.
 *
 * @param size how many
 * @param x horizontal position of one
 * @param y vertical position of one, NaN for a gap
 */
public record PointSource(int size, IntToDoubleFunction x, IntToDoubleFunction y) {

    /** Returns the points of a series. */
    public static PointSource of(XySeries series, Positions alongX, Positions alongY) {
        return new PointSource(
                series.x().size(),
                i -> alongX.of(series.x().get(i)),
                i -> alongY.of(series.y().get(i)));
    }

    /** Returns the values of categories, one after the other. */
    public static PointSource of(Numbers values, Positions alongY) {
        return new PointSource(values.size(), i -> i, i -> alongY.of(values.get(i)));
    }
}
