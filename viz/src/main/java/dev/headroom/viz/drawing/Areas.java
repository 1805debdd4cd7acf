package dev.headroom.viz.drawing;

import java.awt.geom.Rectangle2D;

/** Parts of rectangles; never of negative size. */
final class Areas {

    private Areas() {}

    /** Returns what lies below {@code y}. */
    static Rectangle2D below(Rectangle2D area, double y) {
        return new Rectangle2D.Double(area.getX(), y, area.getWidth(), Math.max(0, area.getMaxY() - y));
    }

    /** Returns the same without a strip on its right. */
    static Rectangle2D withoutRight(Rectangle2D area, double width) {
        return new Rectangle2D.Double(area.getX(), area.getY(), Math.max(0, area.getWidth() - width), area.getHeight());
    }
}
