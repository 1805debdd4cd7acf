package dev.headroom.viz.drawing;

import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;

/**
 * Where positions of the data lie on the sheet.
 *
 * @param area between the axes
 */
record Placement(Rectangle2D area, ValueAxis horizontal, ValueAxis vertical) {

    double x(double position) {
        return horizontal.valueToJava2D(position, area, RectangleEdge.BOTTOM);
    }

    double y(double position) {
        return vertical.valueToJava2D(position, area, RectangleEdge.LEFT);
    }

    /** Returns the rectangle between two corners, in whatever order. */
    Rectangle2D rectangle(double x1, double y1, double x2, double y2) {
        Rectangle2D rectangle = new Rectangle2D.Double();
        rectangle.setFrameFromDiagonal(x(x1), y(y1), x(x2), y(y2));
        return rectangle;
    }
}
