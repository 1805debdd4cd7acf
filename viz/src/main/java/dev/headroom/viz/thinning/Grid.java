package dev.headroom.viz.thinning;

import dev.headroom.viz.axis.AxisRange;

/**
 * Cells of equal size over the shown ranges.
 *
 * @param x horizontal positions shown
 * @param y vertical positions shown
 * @param columns at least 1
 * @param rows at least 1
 */
public record Grid(AxisRange x, AxisRange y, int columns, int rows) {

    int column(double position) {
        return cell(x.fraction(position), columns);
    }

    int row(double position) {
        return cell(y.fraction(position), rows);
    }

    int cells() {
        return Math.multiplyExact(columns, rows);
    }

    private static int cell(double fraction, int cells) {
        return (int) Math.max(0, Math.min(cells - 1, Math.floor(fraction * cells)));
    }
}
