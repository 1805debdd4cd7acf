package dev.headroom.viz.drawing;

import dev.headroom.viz.axis.AxisRange;
import dev.headroom.viz.thinning.Cells;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Draws the cells of a matrix; neighbours of one colour in a row become one rectangle, in a document all cells of one
 * colour one element.
 */
final class CellPainter implements SeriesPainter {

    private final Cells cells;
    private final double rowHeight;
    private final double columnWidth;
    private final AxisRange range;
    private final Sheet sheet;

    /** Makes one for a matrix of so many rows and columns, of which {@code cells} may have fewer. */
    CellPainter(Cells cells, int rows, int columns, Sheet sheet) {
        this.cells = cells;
        this.sheet = sheet;
        range = cells.range();
        rowHeight = (double) rows / cells.rows();
        columnWidth = (double) columns / cells.columns();
    }

    @Override
    public int series() {
        return 1;
    }

    @Override
    public void paint(int series, Graphics2D graphics, Placement place) {
        Object before = graphics.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        Map<Integer, Path2D> areas = new LinkedHashMap<>();
        for (int row = 0; row < cells.rows(); row++) {
            sheet.cancel().throwIfCancelled();
            int column = 0;
            while (column < cells.columns()) {
                int end = endOfRun(row, column);
                Rectangle2D run = sheet.snapped(place.rectangle(
                        column * columnWidth - 0.5,
                        row * rowHeight - 0.5,
                        end * columnWidth - 0.5,
                        (row + 1) * rowHeight - 0.5));
                if (sheet.medium() == Sheet.Medium.PIXELS) {
                    graphics.setColor(new Color(colour(row, column)));
                    graphics.fill(run);
                } else {
                    areas.computeIfAbsent(colour(row, column), colour -> new Path2D.Double())
                            .append(run, false);
                }
                column = end;
            }
        }
        areas.forEach((colour, area) -> {
            graphics.setColor(new Color(colour));
            graphics.fill(area);
        });
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, before);
    }

    private int endOfRun(int row, int column) {
        int end = column + 1;
        while (end < cells.columns() && colour(row, end) == colour(row, column)) {
            end++;
        }
        return end;
    }

    private int colour(int row, int column) {
        double value = cells.value(row, column);
        return Double.isNaN(value)
                ? sheet.style().theme().missing()
                : sheet.style().theme().cells().at(range.fraction(value));
    }
}
