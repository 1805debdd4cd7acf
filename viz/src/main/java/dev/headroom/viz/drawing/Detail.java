package dev.headroom.viz.drawing;

import dev.headroom.viz.axis.AxisRange;
import dev.headroom.viz.thinning.Grid;

/**
 * How much detail is kept of large data: what the pixels show, and less where many series share the bound of {@value
 * #MOST_MARKS} marks in all.
 */
final class Detail {

    /** About the most points, bars or cells that are drawn; each series has a few in any case. */
    static final int MOST_MARKS = 200_000;

    private static final int MOST_ELEMENTS = 20_000;
    private static final int LEAST_PER_SERIES = 64;
    private static final int POINTS_PER_COLUMN = 4;
    // dots nearer than this to another of their series are hardly told from it
    private static final double DOT_CELL = 1;

    private Detail() {}

    /** Returns about the most marks of one among so many series. */
    static int perSeries(Sheet sheet, int series) {
        int most = sheet.medium() == Sheet.Medium.PIXELS ? MOST_MARKS : MOST_ELEMENTS;
        return Math.max(LEAST_PER_SERIES, most / series);
    }

    /** Returns columns of pixels, for lines. */
    static Grid columns(Sheet sheet, int series, AxisRange x, AxisRange y) {
        int most = Math.max(1, perSeries(sheet, series) / POINTS_PER_COLUMN);
        return new Grid(x, y, Math.min(sheet.size().width(), most), sheet.size().height());
    }

    /** Returns cells as large as a small dot. */
    static Grid dots(Sheet sheet, int series, AxisRange x, AxisRange y) {
        double columns = Math.max(1, sheet.width() / DOT_CELL);
        double rows = Math.max(1, sheet.height() / DOT_CELL);
        double scale = Math.min(1, Math.sqrt(perSeries(sheet, series) / (columns * rows)));
        return new Grid(x, y, (int) Math.max(1, columns * scale), (int) Math.max(1, rows * scale));
    }
}
