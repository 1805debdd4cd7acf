package dev.headroom.training.lora;

import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.TensorSource;
import dev.headroom.checkpoint.safetensors.SafetensorsWriter;

/**
 * The rows of one layer's matrix with its adapter added: row i becomes {@code W[i] + factor · Σ left[i, k] right[k]},
 * where left and right are B and A, or their transposes where the matrix is stored transposed. Sums in float64.
 */
final class MergedRows {

    private static final int CHUNK = 1 << 18;

    private final float[] left;
    private final float[] right;
    private final int rank;
    private final int columns;
    private final double factor;
    private final double[] sums;

    private MergedRows(float[] left, float[] right, int rank, int columns, double factor) {
        this.left = left;
        this.right = right;
        this.rank = rank;
        this.columns = columns;
        this.factor = factor;
        this.sums = new double[columns];
    }

    static MergedRows of(TargetLayer layer, LoraAdapter adapter) {
        int rank = adapter.settings().rank();
        double factor = adapter.settings().factor();
        float[] a = adapter.values(layer.nameOfA());
        float[] b = adapter.values(layer.nameOfB());
        int in = Math.toIntExact(layer.in());
        int out = Math.toIntExact(layer.out());
        return layer.layout() == TargetLayer.Layout.OUT_IN
                ? new MergedRows(b, a, rank, in, factor)
                : new MergedRows(transposed(a, rank, in), transposed(b, out, rank), rank, out, factor);
    }

    /** Reads, adds and appends every row of a tensor. */
    void write(TensorSource source, String name, SafetensorsWriter writer) {
        TensorInfo info = source.info(name);
        int rows = Math.toIntExact(info.rows());
        int atOnce = Math.max(1, CHUNK / Math.max(1, columns));
        float[] chunk = new float[Math.min(rows, atOnce) * columns];
        for (int row = 0; row < rows; row += atOnce) {
            int count = Math.min(atOnce, rows - row);
            source.readFloats(name, (long) row * columns, chunk, count * columns);
            for (int i = 0; i < count; i++) {
                add(row + i, chunk, i * columns);
            }
            writer.append(name, chunk, 0, count * columns);
        }
    }

    private void add(int row, float[] target, int at) {
        for (int k = 0; k < rank; k++) {
            double share = left[row * rank + k];
            int from = k * columns;
            if (k == 0) {
                for (int j = 0; j < columns; j++) {
                    sums[j] = share * right[from + j];
                }
            } else {
                for (int j = 0; j < columns; j++) {
                    sums[j] += share * right[from + j];
                }
            }
        }
        for (int j = 0; j < columns; j++) {
            target[at + j] = (float) (target[at + j] + factor * sums[j]);
        }
    }

    private static float[] transposed(float[] matrix, int rows, int columns) {
        float[] turned = new float[matrix.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                turned[j * rows + i] = matrix[i * columns + j];
            }
        }
        return turned;
    }
}
