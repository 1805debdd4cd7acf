package dev.headroom.viz.drawing;

import dev.headroom.chart.CategoryData;
import dev.headroom.chart.ChartSpec;
import dev.headroom.viz.axis.AxisRange;
import dev.headroom.viz.axis.Positions;
import dev.headroom.viz.thinning.Grid;
import dev.headroom.viz.thinning.LineThinning;
import dev.headroom.viz.thinning.PointSource;
import dev.headroom.viz.thinning.Points;
import java.util.List;

/** Values per category, joined by lines. */
final class CategoryLineFigure {

    private static final double MARGIN = 0.04;

    private CategoryLineFigure() {}

    static Figure of(ChartSpec spec, CategoryData data, Sheet sheet) {
        Positions alongY = Positions.of(spec.y().scale());
        AxisRange x = new AxisRange(-0.5, Math.max(1, data.categories().size()) - 0.5);
        AxisRange y = AxisRange.of(data.yValues().map(alongY::of)).padded(MARGIN);
        Grid grid = Detail.columns(sheet, data.series().size(), x, y);
        List<Points> points = data.series().stream()
                .map(series -> LineThinning.of(PointSource.of(series.values(), alongY), grid, sheet.cancel()))
                .toList();
        LinePainter painter = new LinePainter(points, sheet);
        return new AxesFigure(
                Axes.labels(spec.x(), data.categories(), sheet),
                Axes.numeric(spec.y(), y, sheet.style()),
                painter,
                AxesFigure.GridLines.HORIZONTAL,
                new FlowLegend(
                        points.size(),
                        i -> painter.entry(i, PlainText.of(data.series().get(i).name()))));
    }
}
