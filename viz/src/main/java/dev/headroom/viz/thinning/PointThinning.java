package dev.headroom.viz.thinning;

import dev.headroom.queue.CancelToken;
import java.util.BitSet;

/**
 * Leaves out dots that lie on others: the first of each cell of a grid is kept, where it is. Series of few dots keep
 * them all.
 */
public final class PointThinning {

    private static final int FEW = 2_000;
    private static final int LOOK_EVERY = 4_096;

    private PointThinning() {}

    /** Returns the points to draw; gaps are left out. */
    public static Points of(PointSource source, Grid grid, CancelToken cancel) {
        Points points = new Points(Math.min(source.size(), FEW));
        BitSet taken = new BitSet();
        for (int i = 0; i < source.size(); i++) {
            if (i % LOOK_EVERY == 0) {
                cancel.throwIfCancelled();
            }
            double x = source.x().applyAsDouble(i);
            double y = source.y().applyAsDouble(i);
            if (!Double.isNaN(y) && (source.size() <= FEW || isFirst(taken, grid, x, y))) {
                points.add(x, y);
            }
        }
        return points;
    }

    private static boolean isFirst(BitSet taken, Grid grid, double x, double y) {
        int cell = grid.row(y) * grid.columns() + grid.column(x);
        boolean first = !taken.get(cell);
        taken.set(cell);
        return first;
    }
}
