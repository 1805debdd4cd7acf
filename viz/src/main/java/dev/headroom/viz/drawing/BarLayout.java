package dev.headroom.viz.drawing;

import dev.headroom.viz.axis.Positions;
import dev.headroom.viz.thinning.Bar;
import java.util.stream.DoubleStream;

/** Where the bars of categories stand. */
interface BarLayout {

    /** What share of a category's place its bars take. */
    double FILLED = 0.76;

    /** Returns every value at which a bar ends. */
    DoubleStream ends();

    /**
     * Returns one bar, in positions; its height is NaN where there is none.
     *
     * @param base the position of the axis
     */
    Bar bar(int series, int category, Positions along, double base);
}
