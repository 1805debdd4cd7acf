package dev.headroom.viz.drawing;

import dev.headroom.chart.CategoryData;
import dev.headroom.viz.axis.Positions;
import dev.headroom.viz.thinning.Bar;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Bars of one category on top of each other, those below zero downwards from it. Holds 16 bytes per category. Confined to
 * one drawing: bars are asked for from the first series to the last, and within it from left to right.
 */
final class Stacks implements BarLayout {

    private final CategoryData data;
    private final double[] above;
    private final double[] below;
    private int stacked = -1;

    Stacks(CategoryData data) {
        this.data = data;
        above = new double[data.categories().size()];
        below = new double[data.categories().size()];
    }

    @Override
    public DoubleStream ends() {
        double[] up = new double[above.length];
        double[] down = new double[above.length];
        data.series().forEach(series -> {
            for (int i = 0; i < up.length; i++) {
                double value = series.values().get(i);
                up[i] += value > 0 ? value : 0;
                down[i] += value < 0 ? value : 0;
            }
        });
        return DoubleStream.concat(Arrays.stream(up), Arrays.stream(down));
    }

    @Override
    public Bar bar(int series, int category, Positions along, double base) {
        if (series != stacked) {
            stacked = series;
            // a repeated drawing begins at zero again
            if (series == 0) {
                Arrays.fill(above, 0);
                Arrays.fill(below, 0);
            }
        }
        double value = data.series().get(series).values().get(category);
        double left = category - FILLED / 2;
        if (Double.isNaN(value)) {
            return new Bar(left, left + FILLED, Double.NaN, Double.NaN);
        }
        double[] stack = value < 0 ? below : above;
        double from = position(stack[category], along, base);
        stack[category] += value;
        double to = position(stack[category], along, base);
        return new Bar(left, left + FILLED, Math.min(from, to), Math.max(from, to));
    }

    private static double position(double value, Positions along, double base) {
        return value == 0 ? base : along.of(value);
    }
}
