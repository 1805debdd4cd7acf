package dev.headroom.viz.thinning;

import dev.headroom.chart.MatrixData;
import dev.headroom.queue.CancelToken;
import dev.headroom.viz.axis.AxisRange;
import dev.headroom.viz.axis.Positions;
import java.util.Arrays;

/**
 * A matrix of no more cells than an image can show; each is the mean of the values that fell into it. Holds 8 bytes per
 * cell. Thread-safe.
 */
public final class Cells {

    private final int rows;
    private final int columns;
    private final double[] values;

    private Cells(int rows, int columns, double[] values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /** Returns the values of {@code data} in at most so many rows and columns. */
    public static Cells of(MatrixData data, int mostRows, int mostColumns, CancelToken cancel) {
        int rows = Math.min(data.rows().size(), Math.max(1, mostRows));
        int columns = Math.min(data.columns().size(), Math.max(1, mostColumns));
        double[] means = new double[rows * columns];
        int[] counts = new int[means.length];
        for (int row = 0; row < data.rows().size(); row++) {
            cancel.throwIfCancelled();
            int toRow = (int) ((long) row * rows / data.rows().size());
            for (int column = 0; column < data.columns().size(); column++) {
                double value = data.value(row, column);
                if (!Double.isNaN(value)) {
                    int cell = toRow * columns
                            + (int) ((long) column * columns / data.columns().size());
                    counts[cell]++;
                    // a running mean: a sum of values near the largest double would overflow
                    means[cell] += value / counts[cell] - means[cell] / counts[cell];
                }
            }
        }
        for (int cell = 0; cell < means.length; cell++) {
            means[cell] = counts[cell] == 0 ? Double.NaN : means[cell];
        }
        return new Cells(rows, columns, means);
    }

    /** Returns how many rows there are. */
    public int rows() {
        return rows;
    }

    /** Returns how many columns there are. */
    public int columns() {
        return columns;
    }

    /** Returns one value, NaN for none; row 0 is the topmost. */
    public double value(int row, int column) {
        return values[row * columns + column];
    }

    /** Returns the range of all values. */
    public AxisRange range() {
        return AxisRange.of(Arrays.stream(values).map(Positions.LINEAR::of));
    }
}
