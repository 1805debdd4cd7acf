package dev.headroom.viz.drawing;

import dev.headroom.viz.axis.AxisRange;
import dev.headroom.viz.thinning.Cells;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;

/** Draws the cells of a matrix; neighbours of one colour in a row become one rectangle. */
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
        for (int row = 0; row < cells.rows(); row++) {
            sheet.cancel().throwIfCancelled();
            int column = 0;
            while (column < cells.columns()) {
                int colour = colour(row, column);
                int end = column + 1;
                while (end < cells.columns() && colour(row, end) == colour) {
                    end++;
                }
                graphics.setColor(new Color(colour));
                graphics.fill(sheet.snapped(place.rectangle(
                        column * columnWidth - 0.5,
                        row * rowHeight - 0.5,
                        end * columnWidth - 0.5,
                        (row + 1) * rowHeight - 0.5)));
                column = end;
            }
        }
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, before);
    }

    private int colour(int row, int column) {
        double value = cells.value(row, column);
        return Double.isNaN(value)
                ? sheet.style().theme().missing()
                : sheet.style().theme().cells().at(range.fraction(value));
    }
}
