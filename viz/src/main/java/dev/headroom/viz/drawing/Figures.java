package dev.headroom.viz.drawing;

import dev.headroom.chart.BinData;
import dev.headroom.chart.BoxData;
import dev.headroom.chart.CategoryData;
import dev.headroom.chart.ChartData;
import dev.headroom.chart.ChartKind;
import dev.headroom.chart.ChartSpec;
import dev.headroom.chart.MatrixData;
import dev.headroom.chart.ShareData;
import dev.headroom.chart.XyData;

/** Chooses the figure for a form of data. */
final class Figures {

    private Figures() {}

    static Figure of(ChartSpec spec, Sheet sheet) {
        ChartData data = spec.data();
        if (data instanceof XyData xy) {
            return XyFigure.of(spec, xy, sheet);
        } else if (data instanceof CategoryData categories) {
            return spec.kind() == ChartKind.LINE
                    ? CategoryLineFigure.of(spec, categories, sheet)
                    : BarFigure.of(spec, categories, sheet);
        } else if (data instanceof BinData bins) {
            return HistogramFigure.of(spec, bins, sheet);
        } else if (data instanceof BoxData boxes) {
            return BoxFigure.of(spec, boxes, sheet);
        } else if (data instanceof MatrixData matrix) {
            return HeatMapFigure.of(spec, matrix, sheet);
        } else if (data instanceof ShareData shares) {
            return PieFigure.of(spec, shares, sheet);
        }
        throw new IllegalStateException("no figure for " + data.getClass().getSimpleName());
    }
}
