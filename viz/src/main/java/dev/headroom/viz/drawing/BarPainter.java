package dev.headroom.viz.drawing;

import dev.headroom.viz.thinning.Bar;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.IntFunction;

/** Draws series as rectangles with sharp edges. */
final class BarPainter implements SeriesPainter {

    private static final int LOOK_EVERY = 1_024;
    private static final double SQUARE = 8;
    private static final int LEAST_SPACED = 5;

    /** What lies between neighbours. */
    enum Spacing {
        /** Nothing. */
        TOUCHING,
        /** A pixel, where the bars are wide enough. */
        A_PIXEL
    }

    private final int count;
    private final IntFunction<List<Bar>> bars;
    private final Spacing spacing;
    private final Sheet sheet;

    /**
     * Makes one.
     *
     * @param bars of one series, computed when it is drawn
     */
    BarPainter(int count, IntFunction<List<Bar>> bars, Spacing spacing, Sheet sheet) {
        this.count = count;
        this.bars = bars;
        this.spacing = spacing;
        this.sheet = sheet;
    }

    @Override
    public int series() {
        return count;
    }

    @Override
    public void paint(int index, Graphics2D graphics, Placement place) {
        graphics.setColor(sheet.style().series(index));
        Object before = graphics.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        int drawn = 0;
        for (Bar bar : bars.apply(index)) {
            if (drawn++ % LOOK_EVERY == 0) {
                sheet.cancel().throwIfCancelled();
            }
            graphics.fill(visible(place.rectangle(bar.left(), bar.bottom(), bar.right(), bar.top())));
        }
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, before);
    }

    LegendEntry entry(int index, String name) {
        return square(name, sheet.style().series(index));
    }

    static LegendEntry square(String name, Color colour) {
        return new LegendEntry(name, SQUARE, (graphics, x, y) -> {
            graphics.setColor(colour);
            graphics.fill(new Rectangle2D.Double(x, y - SQUARE / 2, SQUARE, SQUARE));
        });
    }

    // a bar thinner than a pixel is seen all the same
    private Rectangle2D visible(Rectangle2D bar) {
        Rectangle2D snapped = sheet.snapped(bar);
        double pixel = 1 / sheet.pixelsPerPoint();
        double narrower = spacing == Spacing.A_PIXEL && snapped.getWidth() >= LEAST_SPACED * pixel ? pixel : 0;
        return new Rectangle2D.Double(
                snapped.getX(), snapped.getY(), Math.max(pixel, snapped.getWidth() - narrower), snapped.getHeight());
    }
}
