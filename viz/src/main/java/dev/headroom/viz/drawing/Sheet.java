package dev.headroom.viz.drawing;

import dev.headroom.chart.ChartSize;
import dev.headroom.queue.CancelToken;
import java.awt.geom.Rectangle2D;

/**
 * What is drawn on and how.
 *
 * @param size in pixels
 * @param medium pixels or vectors
 * @param style colours and letters
 * @param cancel looked at between steps
 */
record Sheet(ChartSize size, Medium medium, Style style, CancelToken cancel) {

    private static final double POINTS_PER_INCH = 72;

    /** What becomes of the strokes. */
    enum Medium {
        /** Colours of dots. */
        PIXELS,
        /** Elements of a document, each of which costs bytes. */
        VECTORS
    }

    double pixelsPerPoint() {
        return size.dpi() / POINTS_PER_INCH;
    }

    /** Returns the nearest rectangle whose edges lie between pixels, so that neighbours leave no gap. */
    Rectangle2D snapped(Rectangle2D rectangle) {
        if (medium == Medium.VECTORS) {
            return rectangle;
        }
        Rectangle2D snapped = new Rectangle2D.Double();
        snapped.setFrameFromDiagonal(
                snapped(rectangle.getX()),
                snapped(rectangle.getY()),
                snapped(rectangle.getMaxX()),
                snapped(rectangle.getMaxY()));
        return snapped;
    }

    private double snapped(double points) {
        return Math.rint(points * pixelsPerPoint()) / pixelsPerPoint();
    }

    /** Returns the width in points. */
    double width() {
        return size.width() / pixelsPerPoint();
    }

    /** Returns the height in points. */
    double height() {
        return size.height() / pixelsPerPoint();
    }
}
