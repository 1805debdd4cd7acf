package dev.headroom.viz.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * How one series is told from the others: by colour, and where colours repeat by dashes; dots also by their shape, for
 * print in grey.
 */
record SeriesLook(Style style, int series) {

    private static final float[][] DASHES = {{}, {5, 2}, {1.5f, 1.5f}, {6, 2, 1.5f, 2}, {9, 3}, {3, 2, 3, 5}};
    private static final int SHAPES = 6;

    Color colour() {
        return style.series(series);
    }

    BasicStroke stroke(float width) {
        float[] dash = DASHES[series / style.theme().series().size() % DASHES.length];
        return dash.length == 0
                ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
    }

    /** Returns a dot so many points wide about a middle. */
    Shape dot(double x, double y, double width) {
        double half = width / 2;
        return switch (series % SHAPES) {
            case 1 -> new Rectangle2D.Double(x - half * 0.9, y - half * 0.9, width * 0.9, width * 0.9);
            case 2 -> polygon(x, y, half * 1.2, 3, -Math.PI / 2);
            case 3 -> polygon(x, y, half * 1.2, 4, 0);
            case 4 -> polygon(x, y, half * 1.2, 3, Math.PI / 2);
            case 5 -> plus(x, y, half * 1.2);
            default -> new Ellipse2D.Double(x - half, y - half, width, width);
        };
    }

    private static Shape polygon(double x, double y, double radius, int corners, double from) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < corners; i++) {
            double angle = from + 2 * Math.PI * i / corners;
            double cornerX = x + radius * Math.cos(angle);
            double cornerY = y + radius * Math.sin(angle);
            if (i == 0) {
                path.moveTo(cornerX, cornerY);
            } else {
                path.lineTo(cornerX, cornerY);
            }
        }
        path.closePath();
        return path;
    }

    private static Shape plus(double x, double y, double radius) {
        double thin = radius / 3;
        Path2D path = new Path2D.Double();
        path.append(new Rectangle2D.Double(-radius, -thin, 2 * radius, 2 * thin), false);
        path.append(new Rectangle2D.Double(-thin, -radius, 2 * thin, 2 * radius), false);
        path.transform(AffineTransform.getTranslateInstance(x, y));
        path.setWindingRule(Path2D.WIND_NON_ZERO);
        return path;
    }
}
