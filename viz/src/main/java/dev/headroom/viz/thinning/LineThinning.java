package dev.headroom.viz.thinning;

import dev.headroom.queue.CancelToken;

/**
 * Leaves out points of a line that no pixel shows.
 *
 * <p>Source: Jugel, Jerzak, Hackenbroich and Markl, "M4: A visualization-oriented time series data aggregation", VLDB
 * 2014: the first, lowest, highest and last point of each column of pixels give the same picture. A line that goes to
 * and fro loses points that stay within one pixel; if {@value #MOST_TURNS} are left over, it keeps every k-th. A gap
 * narrower than a column is not shown.
 */
public final class LineThinning {

    private static final int MOST_TURNS = 20_000;
    private static final int POINTS_PER_COLUMN = 4;
    private static final int LOOK_EVERY = 4_096;

    private final PointSource source;
    private final Grid grid;
    private final CancelToken cancel;

    private LineThinning(PointSource source, Grid grid, CancelToken cancel) {
        this.source = source;
        this.grid = grid;
        this.cancel = cancel;
    }

    /** Returns the points to draw. */
    public static Points of(PointSource source, Grid grid, CancelToken cancel) {
        LineThinning thinning = new LineThinning(source, grid, cancel);
        if (source.size() <= POINTS_PER_COLUMN * grid.columns()) {
            return thinning.all();
        }
        return thinning.rises() ? thinning.byColumn() : thinning.byPixel();
    }

    private Points all() {
        Points points = new Points(source.size());
        for (int i = 0; i < source.size(); i++) {
            points.add(x(i), y(i));
        }
        return points;
    }

    private boolean rises() {
        for (int i = 1; i < source.size(); i++) {
            if (x(i) < x(i - 1)) {
                return false;
            }
        }
        return true;
    }

    private Points byColumn() {
        Points points = new Points(POINTS_PER_COLUMN * grid.columns());
        int lastColumn = Integer.MIN_VALUE;
        int index = 0;
        while (index < source.size()) {
            if (Double.isNaN(y(index))) {
                index++;
                continue;
            }
            int column = grid.column(x(index));
            int end = endOfColumn(index, column);
            if (hasGapBefore(index) && column > lastColumn + 1) {
                points.add(x(index), Double.NaN);
            }
            addColumn(points, index, end);
            lastColumn = column;
            index = end;
        }
        return points;
    }

    private boolean hasGapBefore(int index) {
        return index > 0 && Double.isNaN(y(index - 1));
    }

    private int endOfColumn(int from, int column) {
        int end = from + 1;
        while (end < source.size() && grid.column(x(end)) == column) {
            end++;
        }
        return end;
    }

    private void addColumn(Points points, int from, int to) {
        int lowest = from;
        int highest = from;
        int last = from;
        for (int i = from; i < to; i++) {
            double y = y(i);
            if (!Double.isNaN(y)) {
                lowest = y < y(lowest) ? i : lowest;
                highest = y > y(highest) ? i : highest;
                last = i;
            }
        }
        int previous = -1;
        for (int i : new int[] {from, Math.min(lowest, highest), Math.max(lowest, highest), last}) {
            if (i > previous) {
                points.add(x(i), y(i));
                previous = i;
            }
        }
    }

    private Points byPixel() {
        Points points = new Points(POINTS_PER_COLUMN * grid.columns());
        long last = -1;
        for (int i = 0; i < source.size(); i++) {
            double y = y(i);
            long cell = Double.isNaN(y) ? -2 : (long) grid.row(y) * grid.columns() + grid.column(x(i));
            if (cell != last) {
                points.add(x(i), y);
                last = cell;
            }
        }
        return points.size() <= MOST_TURNS ? points : points.every((points.size() + MOST_TURNS - 1) / MOST_TURNS);
    }

    private double x(int index) {
        if (index % LOOK_EVERY == 0) {
            cancel.throwIfCancelled();
        }
        return source.x().applyAsDouble(index);
    }

    private double y(int index) {
        return source.y().applyAsDouble(index);
    }
}
