package dev.headroom.viz.drawing;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Names one below the other on the right of the plot.
 *
 * @param entries few enough for the usual sheet; those that have no room are counted
 */
record ColumnLegend(List<LegendEntry> entries) implements LegendBlock {

    private static final double LINE_SPACING = 1.45;
    private static final double MOST_OF_WIDTH = 0.42;

    @Override
    public Rectangle2D draw(Graphics2D graphics, Sheet sheet, Rectangle2D area) {
        Lettering letters = new Lettering(sheet.style().label());
        double rowHeight = letters.lineHeight() * LINE_SPACING;
        int room = (int) Math.max(1, area.getHeight() / rowHeight);
        int shown = entries.size() <= room ? entries.size() : Math.max(0, room - 1);
        double textAt = entries.stream().mapToDouble(LegendEntry::textAt).reduce(0, Math::max);
        double mostText = area.getWidth() * MOST_OF_WIDTH - textAt;
        List<String> names = entries.stream()
                .limit(shown)
                .map(entry -> letters.shortened(entry.name(), mostText))
                .toList();
        double text = names.stream().mapToDouble(letters::width).reduce(40, Math::max);
        double left = area.getMaxX() - text - textAt;
        int rows = shown < entries.size() ? shown + 1 : shown;
        double middle = area.getCenterY() - (rows - 1) * rowHeight / 2;
        for (int i = 0; i < shown; i++) {
            entries.get(i).swatch().draw(graphics, left, middle);
            graphics.setColor(sheet.style().text());
            letters.draw(graphics, names.get(i), left + textAt, middle);
            middle += rowHeight;
        }
        if (shown < entries.size()) {
            graphics.setColor(sheet.style().text());
            letters.draw(graphics, "and " + (entries.size() - shown) + " more", left + textAt, middle);
        }
        return Areas.withoutRight(area, text + textAt + 10);
    }
}
