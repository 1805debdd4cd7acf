package dev.headroom.viz.drawing;

import dev.headroom.viz.thinning.Points;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.List;

/** Draws series as lines, with dots where points are few or alone. */
final class LinePainter implements SeriesPainter {

    private static final int MOST_DOTS = 24;
    private static final int MANY_SERIES = 12;
    private static final double DOT = 4.5;
    private static final double SWATCH = 18;

    private final List<Points> series;
    private final Sheet sheet;

    LinePainter(List<Points> series, Sheet sheet) {
        this.series = series;
        this.sheet = sheet;
    }

    @Override
    public int series() {
        return series.size();
    }

    @Override
    public void paint(int index, Graphics2D graphics, Placement place) {
        sheet.cancel().throwIfCancelled();
        Points points = series.get(index);
        SeriesLook look = new SeriesLook(sheet.style(), index);
        graphics.setColor(look.colour());
        graphics.setStroke(look.stroke(width()));
        graphics.draw(line(points, place));
        boolean few = dotted(points);
        for (int i = 0; i < points.size(); i++) {
            if (!Double.isNaN(points.y(i)) && (few || points.alone(i))) {
                graphics.fill(look.dot(place.x(points.x(i)), place.y(points.y(i)), DOT));
            }
        }
    }

    LegendEntry entry(int index, String name) {
        return new LegendEntry(name, SWATCH, (graphics, x, y) -> {
            SeriesLook look = new SeriesLook(sheet.style(), index);
            graphics.setColor(look.colour());
            graphics.setStroke(look.stroke(width()));
            Path2D line = new Path2D.Double();
            line.moveTo(x, y);
            line.lineTo(x + SWATCH, y);
            graphics.draw(line);
            if (dotted(series.get(index))) {
                graphics.fill(look.dot(x + SWATCH / 2, y, DOT));
            }
        });
    }

    private boolean dotted(Points points) {
        return points.size() <= MOST_DOTS && series.size() <= MANY_SERIES;
    }

    private float width() {
        return series.size() > MANY_SERIES ? 0.9f : 1.4f;
    }

    private static Path2D line(Points points, Placement place) {
        Path2D line = new Path2D.Double(Path2D.WIND_NON_ZERO, Math.max(1, points.size()));
        boolean joined = false;
        for (int i = 0; i < points.size(); i++) {
            if (Double.isNaN(points.y(i))) {
                joined = false;
                continue;
            }
            double x = place.x(points.x(i));
            double y = place.y(points.y(i));
            if (joined) {
                line.lineTo(x, y);
            } else {
                line.moveTo(x, y);
                joined = true;
            }
        }
        return line;
    }
}
