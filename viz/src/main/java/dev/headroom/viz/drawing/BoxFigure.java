package dev.headroom.viz.drawing;

import dev.headroom.chart.BoxData;
import dev.headroom.chart.BoxSeries;
import dev.headroom.chart.ChartSpec;
import dev.headroom.viz.axis.AxisRange;
import dev.headroom.viz.axis.Positions;

/** Boxes with whiskers side by side. */
final class BoxFigure {

    private static final double MARGIN = 0.04;

    private BoxFigure() {}

    static Figure of(ChartSpec spec, BoxData data, Sheet sheet) {
        Positions along = Positions.of(spec.y().scale());
        AxisRange y = AxisRange.of(data.yValues().map(along::of)).padded(MARGIN);
        BoxPainter painter = new BoxPainter(data.boxes(), along, y, sheet);
        return new AxesFigure(
                Axes.labels(
                        spec.x(), data.boxes().stream().map(BoxSeries::label).toList(), sheet),
                Axes.numeric(spec.y(), y, sheet.style()),
                painter,
                AxesFigure.GridLines.HORIZONTAL,
                new FlowLegend(0, i -> LegendEntry.words("")));
    }
}
