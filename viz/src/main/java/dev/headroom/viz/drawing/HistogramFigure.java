package dev.headroom.viz.drawing;

import dev.headroom.chart.BinData;
import dev.headroom.chart.ChartSpec;
import dev.headroom.viz.axis.AxisRange;
import dev.headroom.viz.axis.Positions;
import dev.headroom.viz.thinning.Bar;
import dev.headroom.viz.thinning.BarThinning;
import java.util.List;

/** Counts per bin: bars as wide as their bins. */
final class HistogramFigure {

    private static final double MARGIN = 0.02;

    private HistogramFigure() {}

    static Figure of(ChartSpec spec, BinData data, Sheet sheet) {
        Positions along = Positions.of(spec.x().scale());
        AxisRange x = AxisRange.of(data.xValues().map(along::of)).padded(MARGIN);
        AxisRange y = BarFigure.fromZero(data.yValues().map(Positions.LINEAR::of));
        List<Bar> bars = BarThinning.of(
                data.counts().size(),
                bin -> bar(data, bin, along),
                2 * sheet.size().width(),
                sheet.cancel());
        BarPainter painter = new BarPainter(1, series -> bars, BarPainter.Spacing.A_PIXEL, sheet);
        return new AxesFigure(
                Axes.numeric(spec.x(), x, sheet.style()),
                Axes.numeric(spec.y(), y, sheet.style()),
                painter,
                AxesFigure.GridLines.HORIZONTAL,
                new FlowLegend(0, i -> painter.entry(i, "")));
    }

    private static Bar bar(BinData data, int bin, Positions along) {
        double left = along.of(data.edges().get(bin));
        double right = along.of(data.edges().get(bin + 1));
        return new Bar(left, right, 0, Positions.LINEAR.of(data.counts().get(bin)));
    }
}
