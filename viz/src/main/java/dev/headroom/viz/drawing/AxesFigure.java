package dev.headroom.viz.drawing;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/**
 * Data between two axes.
 *
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param painter draws the data
 * @param grid which lines are drawn behind the data
 * @param legend names of the series
 */
record AxesFigure(ScaledAxis x, ScaledAxis y, SeriesPainter painter, GridLines grid, LegendBlock legend)
        implements Figure {

    // points along a side below which the data need all of it
    private static final double LEAST_FOR_WORDS = 50;

    /** Lines behind the data. */
    enum GridLines {
        /** At the marks of both axes. */
        BOTH,
        /** At the marks of the vertical axis. */
        HORIZONTAL,
        /** At the marks of the vertical axis, and a dark one at zero. */
        HORIZONTAL_AND_ZERO,
        /** None. */
        NONE
    }

    @Override
    public void draw(Graphics2D graphics, Sheet sheet, Rectangle2D area) {
        Style style = sheet.style();
        boolean words = area.getWidth() >= LEAST_FOR_WORDS && area.getHeight() >= LEAST_FOR_WORDS;
        XYPlot plot = new XYPlot(new SeriesList(painter.series()), x, y, new PaintedSeries(painter));
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setDomainGridlinesVisible(grid == GridLines.BOTH);
        plot.setRangeGridlinesVisible(grid != GridLines.NONE);
        plot.setRangeZeroBaselineVisible(grid == GridLines.HORIZONTAL_AND_ZERO && words);
        plot.setRangeZeroBaselinePaint(style.axis());
        plot.setRangeZeroBaselineStroke(new BasicStroke(0.75f));
        BasicStroke hairline = new BasicStroke(0.5f);
        plot.setDomainGridlineStroke(hairline);
        plot.setRangeGridlineStroke(hairline);
        plot.setDomainGridlinePaint(style.grid());
        plot.setRangeGridlinePaint(style.grid());
        x.setVisible(words);
        y.setVisible(words);
        double overhang = x.overhang(area.getWidth());
        plot.draw(graphics, Areas.withoutRight(area, overhang), null, null, null);
    }
}
