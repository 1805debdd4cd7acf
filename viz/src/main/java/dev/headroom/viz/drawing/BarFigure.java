package dev.headroom.viz.drawing;

import dev.headroom.chart.AxisScale;
import dev.headroom.chart.CategoryData;
import dev.headroom.chart.ChartKind;
import dev.headroom.chart.ChartSpec;
import dev.headroom.viz.axis.AxisRange;
import dev.headroom.viz.axis.Positions;
import dev.headroom.viz.thinning.BarThinning;
import java.util.stream.DoubleStream;

/** Values per category, as bars side by side or on top of each other. */
final class BarFigure {

    private static final double MARGIN = 0.05;

    private BarFigure() {}

    static Figure of(ChartSpec spec, CategoryData data, Sheet sheet) {
        Positions alongY = Positions.of(spec.y().scale());
        BarLayout layout = spec.kind() == ChartKind.STACKED_BAR ? new Stacks(data) : new SideBySide(data);
        boolean log = spec.y().scale() == AxisScale.LOG;
        DoubleStream ends = layout.ends().filter(value -> !log || value > 0);
        AxisRange shown = log ? fromDecade(ends.map(alongY::of)) : fromZero(ends.map(alongY::of));
        double base = log ? shown.lower() : 0;
        int most = Detail.perSeries(sheet, data.series().size());
        BarPainter painter = new BarPainter(
                data.series().size(),
                series -> BarThinning.of(
                        data.categories().size(),
                        category -> layout.bar(series, category, alongY, base),
                        Math.min(most, 2 * sheet.size().width()),
                        sheet.cancel()),
                BarPainter.Spacing.TOUCHING,
                sheet);
        return new AxesFigure(
                Axes.labels(spec.x(), data.categories(), sheet),
                Axes.numeric(spec.y(), shown, sheet.style()),
                painter,
                log ? AxesFigure.GridLines.HORIZONTAL : AxesFigure.GridLines.HORIZONTAL_AND_ZERO,
                new FlowLegend(
                        data.series().size(),
                        i -> painter.entry(i, PlainText.of(data.series().get(i).name()))));
    }

    // bars are compared by their lengths, which are wrong unless they begin at zero
    static AxisRange fromZero(DoubleStream positions) {
        AxisRange whole = AxisRange.of(DoubleStream.concat(positions, DoubleStream.of(0)));
        AxisRange usual = whole.lower() == -1 && whole.upper() == 1 ? new AxisRange(0, 1) : whole;
        return usual.paddedFrom(0, MARGIN);
    }

    // logarithms have no zero: bars begin a full decade or less below the shortest
    private static AxisRange fromDecade(DoubleStream positions) {
        AxisRange values = AxisRange.of(positions);
        double decade = Math.floor(values.lower() - 0.05);
        return new AxisRange(decade, values.upper() + (values.upper() - decade) * MARGIN);
    }
}
