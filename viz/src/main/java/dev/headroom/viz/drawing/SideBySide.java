package dev.headroom.viz.drawing;

import dev.headroom.chart.CategoryData;
import dev.headroom.viz.axis.Positions;
import dev.headroom.viz.thinning.Bar;
import java.util.stream.DoubleStream;

/** Bars of one category next to each other. */
record SideBySide(CategoryData data) implements BarLayout {

    @Override
    public DoubleStream ends() {
        return data.yValues();
    }

    @Override
    public Bar bar(int series, int category, Positions along, double base) {
        double width = FILLED / data.series().size();
        double left = category - FILLED / 2 + series * width;
        double end = along.of(data.series().get(series).values().get(category));
        return new Bar(left, left + width, Math.min(base, end), Math.max(base, end));
    }
}
