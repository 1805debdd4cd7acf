package dev.headroom.viz.drawing;

import dev.headroom.viz.thinning.Points;
import java.awt.Graphics2D;
import java.util.List;

/** Draws series as dots; the more there are, the smaller. */
final class DotPainter implements SeriesPainter {

    private static final double LARGEST_DOT = 4.5;
    private static final double SMALLEST_DOT = 2;
    private static final int LOOK_EVERY = 1_024;

    private final List<Points> series;
    private final Sheet sheet;
    private final double width;

    DotPainter(List<Points> series, Sheet sheet) {
        this.series = series;
        this.sheet = sheet;
        long all = series.stream().mapToLong(Points::size).sum();
        width = Math.max(SMALLEST_DOT, LARGEST_DOT - 0.5 * Math.max(0, Math.log(Math.max(1, all) / 100.0)));
    }

    @Override
    public int series() {
        return series.size();
    }

    @Override
    public void paint(int index, Graphics2D graphics, Placement place) {
        Points points = series.get(index);
        SeriesLook look = new SeriesLook(sheet.style(), index);
        graphics.setColor(look.colour());
        for (int i = 0; i < points.size(); i++) {
            if (i % LOOK_EVERY == 0) {
                sheet.cancel().throwIfCancelled();
            }
            graphics.fill(look.dot(place.x(points.x(i)), place.y(points.y(i)), width));
        }
    }

    LegendEntry entry(int index, String name) {
        return new LegendEntry(name, LARGEST_DOT, (graphics, x, y) -> {
            SeriesLook look = new SeriesLook(sheet.style(), index);
            graphics.setColor(look.colour());
            graphics.fill(look.dot(x + LARGEST_DOT / 2, y, LARGEST_DOT));
        });
    }
}
