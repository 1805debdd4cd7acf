package dev.headroom.viz.drawing;

import dev.headroom.chart.BoxSeries;
import dev.headroom.chart.FiveNumbers;
import dev.headroom.viz.axis.AxisRange;
import dev.headroom.viz.axis.Positions;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.BitSet;
import java.util.List;

/** Draws each box at its number. */
final class BoxPainter implements SeriesPainter {

    private static final double WIDEST = 42;
    private static final double FILLED = 0.55;
    private static final double OUTLIER = 3.2;
    private static final BasicStroke THIN = new BasicStroke(0.9f);
    private static final BasicStroke MEDIAN = new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);

    private final List<BoxSeries> boxes;
    private final Positions along;
    private final AxisRange shown;
    private final Sheet sheet;

    BoxPainter(List<BoxSeries> boxes, Positions along, AxisRange shown, Sheet sheet) {
        this.boxes = boxes;
        this.along = along;
        this.shown = shown;
        this.sheet = sheet;
    }

    @Override
    public int series() {
        return boxes.size();
    }

    @Override
    public void paint(int index, Graphics2D graphics, Placement place) {
        sheet.cancel().throwIfCancelled();
        BoxSeries box = boxes.get(index);
        double middle = place.x(index);
        double half = Math.min(WIDEST, FILLED * Math.abs(place.x(index + 1) - middle)) / 2;
        // the label says which box it is, so all have one colour
        Color line = sheet.style().series(0);
        graphics.setColor(line);
        graphics.setStroke(THIN);
        drawWhiskers(graphics, box.summary(), place, middle, half);
        Rectangle2D body = new Rectangle2D.Double();
        body.setFrameFromDiagonal(
                middle - half,
                y(place, box.summary().lowerQuartile()),
                middle + half,
                y(place, box.summary().upperQuartile()));
        graphics.setColor(mixed(line, sheet.style().background()));
        graphics.fill(body);
        graphics.setColor(line);
        graphics.draw(body);
        graphics.setStroke(MEDIAN);
        double median = y(place, box.summary().median());
        graphics.draw(new Line2D.Double(middle - half, median, middle + half, median));
        graphics.setStroke(THIN);
        drawOutliers(graphics, box, place, middle);
    }

    private void drawWhiskers(Graphics2D graphics, FiveNumbers summary, Placement place, double middle, double half) {
        double low = y(place, summary.low());
        double high = y(place, summary.high());
        graphics.draw(new Line2D.Double(middle, low, middle, y(place, summary.lowerQuartile())));
        graphics.draw(new Line2D.Double(middle, high, middle, y(place, summary.upperQuartile())));
        graphics.draw(new Line2D.Double(middle - half / 2, low, middle + half / 2, low));
        graphics.draw(new Line2D.Double(middle - half / 2, high, middle + half / 2, high));
    }

    // outliers of one box lie on a line: one per pixel shows them all
    private void drawOutliers(Graphics2D graphics, BoxSeries box, Placement place, double middle) {
        BitSet taken = new BitSet();
        for (int i = 0; i < box.outliers().size(); i++) {
            double position = along.of(box.outliers().get(i));
            int pixel =
                    (int) Math.max(0, shown.fraction(position) * sheet.size().height());
            if (!taken.get(pixel)) {
                taken.set(pixel);
                graphics.draw(
                        new Ellipse2D.Double(middle - OUTLIER / 2, place.y(position) - OUTLIER / 2, OUTLIER, OUTLIER));
            }
        }
    }

    private double y(Placement place, double value) {
        return place.y(along.of(value));
    }

    private static Color mixed(Color line, Color background) {
        return new Color(
                (line.getRed() + 3 * background.getRed()) / 4,
                (line.getGreen() + 3 * background.getGreen()) / 4,
                (line.getBlue() + 3 * background.getBlue()) / 4);
    }
}
