package dev.headroom.viz.drawing;

import dev.headroom.chart.ChartSpec;
import dev.headroom.chart.MatrixData;
import dev.headroom.viz.thinning.Cells;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** A matrix in colours, with the scale of the colours on its right. */
final class HeatMapFigure implements Figure {

    private final AxesFigure cells;
    private final ColourBar bar;

    private HeatMapFigure(AxesFigure cells, ColourBar bar) {
        this.cells = cells;
        this.bar = bar;
    }

    static Figure of(ChartSpec spec, MatrixData data, Sheet sheet) {
        int most = sheet.medium() == Sheet.Medium.PIXELS ? Integer.MAX_VALUE : 96;
        Cells cells = Cells.of(
                data,
                Math.min(most, sheet.size().height()),
                Math.min(most, sheet.size().width()),
                sheet.cancel());
        ScaledAxis y = Axes.labels(spec.y(), data.rows(), sheet);
        y.setInverted(true);
        FlowLegend none = new FlowLegend(0, i -> LegendEntry.words(""));
        AxesFigure figure = new AxesFigure(
                Axes.labels(spec.x(), data.columns(), sheet),
                y,
                new CellPainter(cells, data.rows().size(), data.columns().size(), sheet),
                AxesFigure.GridLines.NONE,
                none);
        return new HeatMapFigure(figure, new ColourBar(cells.range()));
    }

    @Override
    public LegendBlock legend() {
        return cells.legend();
    }

    @Override
    public void draw(Graphics2D graphics, Sheet sheet, Rectangle2D area) {
        cells.draw(graphics, sheet, bar.draw(graphics, sheet, area));
    }
}
