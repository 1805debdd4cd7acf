package dev.headroom.viz.drawing;

import dev.headroom.viz.axis.AxisRange;
import dev.headroom.viz.axis.Positions;
import dev.headroom.viz.axis.Tick;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Which colour stands for which number, on the right of a heat map.
 *
 * @param range of the numbers
 */
record ColourBar(AxisRange range) {

    private static final double WIDTH = 10;
    private static final double GAP = 12;
    private static final double MARK = 3;
    private static final int STEPS = 64;
    private static final int MOST_MARKS = 6;
    // below it the map needs the room itself
    private static final double LEAST_WIDTH = 160;

    /** Draws it and returns what is left of {@code area}. */
    Rectangle2D draw(Graphics2D graphics, Sheet sheet, Rectangle2D area) {
        if (area.getWidth() < LEAST_WIDTH) {
            return area;
        }
        Lettering letters = new Lettering(sheet.style().tick());
        int room = (int) (area.getHeight() / (2.2 * letters.lineHeight()));
        List<Tick> ticks = Positions.LINEAR.ticks(range, Math.max(2, Math.min(MOST_MARKS, room)));
        double text =
                ticks.stream().mapToDouble(tick -> letters.width(tick.label())).reduce(0, Math::max);
        double left = area.getMaxX() - text - MARK - 2 - WIDTH;
        double height = area.getHeight() * 0.8;
        double top = area.getY() + letters.lineHeight() / 2;
        for (int step = 0; step < STEPS; step++) {
            graphics.setColor(new Color(sheet.style().theme().cells().at((STEPS - 1 - step) / (STEPS - 1.0))));
            double from = top + height * step / STEPS;
            // to the end each time, so that no seam is seen
            graphics.fill(new Rectangle2D.Double(left, from, WIDTH, top + height - from));
        }
        graphics.setStroke(new BasicStroke(0.75f));
        for (Tick tick : ticks) {
            double y = top + height * (1 - range.fraction(tick.position()));
            graphics.setColor(sheet.style().axis());
            graphics.draw(new Line2D.Double(left + WIDTH, y, left + WIDTH + MARK, y));
            letters.draw(graphics, tick.label(), left + WIDTH + MARK + 2, y);
        }
        return Areas.withoutRight(area, area.getMaxX() - left + GAP);
    }
}
