package dev.headroom.viz.drawing;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;

/** Hands each series to a painter. */
final class PaintedSeries extends AbstractXYItemRenderer {

    private static final long serialVersionUID = 1L;

    private final transient SeriesPainter painter;

    PaintedSeries(SeriesPainter painter) {
        this.painter = painter;
    }

    @Override
    public XYItemRendererState initialise(
            Graphics2D graphics, Rectangle2D area, XYPlot plot, XYDataset data, PlotRenderingInfo info) {
        XYItemRendererState state = super.initialise(graphics, area, plot, data, info);
        state.setProcessVisibleItemsOnly(false);
        return state;
    }

    @Override
    public void drawItem(
            Graphics2D graphics,
            XYItemRendererState state,
            Rectangle2D area,
            PlotRenderingInfo info,
            XYPlot plot,
            ValueAxis x,
            ValueAxis y,
            XYDataset data,
            int series,
            int item,
            CrosshairState crosshair,
            int pass) {
        painter.paint(series, graphics, new Placement(area, x, y));
    }
}
