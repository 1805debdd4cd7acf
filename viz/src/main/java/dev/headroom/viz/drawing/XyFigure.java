package dev.headroom.viz.drawing;

import dev.headroom.chart.ChartKind;
import dev.headroom.chart.ChartSpec;
import dev.headroom.chart.XyData;
import dev.headroom.viz.axis.AxisRange;
import dev.headroom.viz.axis.Positions;
import dev.headroom.viz.thinning.Grid;
import dev.headroom.viz.thinning.LineThinning;
import dev.headroom.viz.thinning.PointSource;
import dev.headroom.viz.thinning.PointThinning;
import dev.headroom.viz.thinning.Points;
import java.util.List;

/** Points in the plane, joined or not. */
final class XyFigure {

    private static final double MARGIN = 0.03;

    private XyFigure() {}

    static Figure of(ChartSpec spec, XyData data, Sheet sheet) {
        Positions alongX = Positions.of(spec.x().scale());
        Positions alongY = Positions.of(spec.y().scale());
        AxisRange x = AxisRange.of(data.xValues().map(alongX::of)).padded(MARGIN);
        AxisRange y = AxisRange.of(data.yValues().map(alongY::of)).padded(MARGIN);
        Grid grid = spec.kind() == ChartKind.LINE
                ? Detail.columns(sheet, data.series().size(), x, y)
                : Detail.dots(sheet, data.series().size(), x, y);
        List<Points> points = data.series().stream()
                .map(series -> PointSource.of(series, alongX, alongY))
                .map(source -> spec.kind() == ChartKind.LINE
                        ? LineThinning.of(source, grid, sheet.cancel())
                        : PointThinning.of(source, grid, sheet.cancel()))
                .toList();
        ScaledAxis horizontal = Axes.numeric(spec.x(), x, sheet.style());
        ScaledAxis vertical = Axes.numeric(spec.y(), y, sheet.style());
        if (spec.kind() == ChartKind.LINE) {
            LinePainter painter = new LinePainter(points, sheet);
            return new AxesFigure(
                    horizontal,
                    vertical,
                    painter,
                    AxesFigure.GridLines.BOTH,
                    new FlowLegend(points.size(), i -> painter.entry(i, name(data, i))));
        }
        DotPainter painter = new DotPainter(points, sheet);
        return new AxesFigure(
                horizontal,
                vertical,
                painter,
                AxesFigure.GridLines.BOTH,
                new FlowLegend(points.size(), i -> painter.entry(i, name(data, i))));
    }

    private static String name(XyData data, int series) {
        return PlainText.of(data.series().get(series).name());
    }
}
