package dev.headroom.data.chart;

import dev.headroom.chart.ChartSize;
import dev.headroom.chart.Numbers;
import dev.headroom.chart.XySeries;
import java.util.Arrays;
import java.util.BitSet;

/** Points of one series, and fewer of them that look the same. */
final class Points {

    /** Side of the square, in pixels, in which a scatter chart keeps one point. */
    static final int SQUARE = 2;

    private static final int KEPT_PER_COLUMN = 4;

    private double[] x = new double[1_024];
    private double[] y = new double[1_024];
    private int size;

    void add(double left, double up) {
        if (size == x.length) {
            x = Arrays.copyOf(x, size + (size >> 1));
            y = Arrays.copyOf(y, size + (size >> 1));
        }
        x[size] = left;
        y[size++] = up;
    }

    XySeries series(String name) {
        return new XySeries(name, Numbers.of(Arrays.copyOf(x, size)), Numbers.of(Arrays.copyOf(y, size)));
    }

    /**
     * Returns what a line over rising x needs: per column of pixels the first, lowest, highest and last point. Jugel,
     * Jerzak, Hackenbroich and Markl, M4: a visualization-oriented time series data aggregation, VLDB 2014: the drawn
     * line is the same.
     */
    Points forLine(ChartSize image) {
        if (size <= KEPT_PER_COLUMN * image.width()) {
            return this;
        }
        double least = x[0];
        double most = x[size - 1];
        Points kept = new Points();
        for (int from = 0, to; from < size; from = to) {
            int column = (int) (Spread.share(x[from], least, most) * image.width());
            int low = from;
            int high = from;
            to = from + 1;
            while (to < size && (int) (Spread.share(x[to], least, most) * image.width()) == column) {
                low = y[to] < y[low] ? to : low;
                high = y[to] > y[high] ? to : high;
                to++;
            }
            int[] places = {from, Math.min(low, high), Math.max(low, high), to - 1};
            for (int i = 0; i < places.length; i++) {
                if (i == 0 || places[i] != places[i - 1]) {
                    kept.add(x[places[i]], y[places[i]]);
                }
            }
        }
        return kept;
    }

    /** Returns the first point in each square of {@value #SQUARE} pixels: others would be drawn on top of it. */
    Points forScatter(ChartSize image) {
        int columns = image.width() / SQUARE;
        int rows = image.height() / SQUARE;
        if (size <= columns) {
            return this;
        }
        double left = Arrays.stream(x, 0, size).min().orElse(0);
        double bottom = Arrays.stream(y, 0, size).min().orElse(0);
        double right = Arrays.stream(x, 0, size).max().orElse(0);
        double top = Arrays.stream(y, 0, size).max().orElse(0);
        BitSet taken = new BitSet(columns * rows);
        Points kept = new Points();
        for (int i = 0; i < size; i++) {
            // the largest value belongs to the last square, not to one beyond
            int row = Math.min(rows - 1, (int) (Spread.share(y[i], bottom, top) * rows));
            int column = Math.min(columns - 1, (int) (Spread.share(x[i], left, right) * columns));
            int square = row * columns + column;
            if (!taken.get(square)) {
                taken.set(square);
                kept.add(x[i], y[i]);
            }
        }
        return kept;
    }

    boolean risesAlongX() {
        for (int i = 1; i < size; i++) {
            if (x[i] < x[i - 1]) {
                return false;
            }
        }
        return true;
    }

    int size() {
        return size;
    }
}
