package dev.headroom.viz.drawing;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Names in rows above the plot, as many as have room; how many more there are is said.
 *
 * @param count of all series
 * @param entries the entry of one
 */
record FlowLegend(int count, IntFunction<LegendEntry> entries) implements LegendBlock {

    private static final double MOST_OF_HEIGHT = 0.2;
    private static final int MOST_ROWS = 4;
    private static final double LINE_SPACING = 1.35;
    private static final double ENTRY_GAP = 12;
    private static final double LONGEST_NAME_SHARE = 0.3;

    @Override
    public Rectangle2D draw(Graphics2D graphics, Sheet sheet, Rectangle2D area) {
        Lettering letters = new Lettering(sheet.style().label());
        double rowHeight = letters.lineHeight() * LINE_SPACING;
        int mostRows = (int) Math.max(1, Math.min(MOST_ROWS, sheet.height() * MOST_OF_HEIGHT / rowHeight));
        List<Placed> placed = place(letters, area.getWidth(), mostRows);
        int rows = placed.isEmpty() ? 0 : placed.get(placed.size() - 1).row() + 1;
        for (Placed one : placed) {
            double x = area.getX() + one.x();
            double middle = area.getY() + (one.row() + 0.5) * rowHeight;
            one.entry().swatch().draw(graphics, x, middle);
            graphics.setColor(sheet.style().text());
            letters.draw(graphics, one.entry().name(), x + one.entry().textAt(), middle);
        }
        return Areas.below(area, area.getY() + rows * rowHeight + 4);
    }

    private record Placed(LegendEntry entry, int row, double x, double end) {}

    private List<Placed> place(Lettering letters, double width, int mostRows) {
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LegendEntry entry = entries.apply(i);
            String name = letters.shortened(entry.name(), width * LONGEST_NAME_SHARE);
            Placed next = next(placed, entry.named(name), letters, width);
            if (next.row() >= mostRows) {
                return withRest(placed, letters, width, mostRows);
            }
            placed.add(next);
        }
        return placed;
    }

    private List<Placed> withRest(List<Placed> placed, Lettering letters, double width, int mostRows) {
        while (true) {
            String rest = "and " + String.format(Locale.ROOT, "%,d", count - placed.size()) + " more";
            Placed last = next(placed, LegendEntry.words(rest), letters, width);
            if (last.row() < mostRows) {
                placed.add(last);
                return placed;
            }
            placed.remove(placed.size() - 1);
        }
    }

    private static Placed next(List<Placed> placed, LegendEntry entry, Lettering letters, double width) {
        double length = entry.textAt() + letters.width(entry.name());
        if (placed.isEmpty()) {
            return new Placed(entry, 0, 0, length);
        }
        Placed last = placed.get(placed.size() - 1);
        double x = last.end() + ENTRY_GAP;
        return x + length <= width
                ? new Placed(entry, last.row(), x, x + length)
                : new Placed(entry, last.row() + 1, 0, length);
    }
}
