package dev.headroom.compress.graph;

import dev.headroom.MalformedFileException;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.TensorSource;
import java.util.Arrays;
import java.util.List;

/**
 * A weight matrix {@code [rows, columns]}, one row per output, read slab by slab and never whole.
 *
 * @param rows number of rows
 * @param columns weights of a row
 * @param reader reads consecutive rows
 */
record Matrix(int rows, int columns, RowReader reader) {

    /** Reads consecutive rows. */
    @FunctionalInterface
    interface RowReader {

        /** Writes {@code count} rows from {@code firstRow} on to {@code target}, starting at its index 0. */
        void read(int firstRow, int count, float[] target);
    }

    /** Returns the stored matrix {@code name}, which must have this shape. */
    static Matrix stored(TensorSource source, String name, int rows, int columns) {
        requireShape(source, name, List.of((long) rows, (long) columns));
        return new Matrix(
                rows,
                columns,
                (first, count, target) -> source.readFloats(name, (long) first * columns, target, count * columns));
    }

    /** Returns the stored vector {@code name}, which must have this length. */
    static float[] vector(TensorSource source, String name, int length) {
        requireShape(source, name, List.of((long) length));
        float[] values = new float[length];
        source.readFloats(name, 0, values, length);
        return values;
    }

    private static void requireShape(TensorSource source, String name, List<Long> shape) {
        TensorInfo info = source.info(name);
        if (!info.shape().equals(shape)) {
            throw new MalformedFileException(
                    source.origin(), name, "have shape " + shape, info.shape().toString());
        }
    }

    /** Returns the parts on top of each other; all have the same number of columns. */
    static Matrix stack(List<Matrix> parts) {
        int columns = parts.get(0).columns;
        int rows = parts.stream().mapToInt(Matrix::rows).sum();
        return new Matrix(rows, columns, (first, count, target) -> {
            int row = first;
            while (row < first + count) {
                int partStart = 0;
                int index = 0;
                while (row >= partStart + parts.get(index).rows) {
                    partStart += parts.get(index++).rows;
                }
                Matrix part = parts.get(index);
                int take = Math.min(first + count, partStart + part.rows) - row;
                float[] slab = row == first && take == count ? target : new float[take * columns];
                part.reader.read(row - partStart, take, slab);
                if (slab != target) {
                    System.arraycopy(slab, 0, target, (row - first) * columns, slab.length);
                }
                row += take;
            }
        });
    }

    /** Returns a matrix whose row {@code i} is row {@code source[i]} of this one, or zero where that is -1. */
    Matrix withRows(int[] source) {
        return new Matrix(source.length, columns, (first, count, target) -> {
            float[] row = new float[columns];
            for (int i = 0; i < count; i++) {
                if (source[first + i] < 0) {
                    Arrays.fill(row, 0);
                } else {
                    reader.read(source[first + i], 1, row);
                }
                System.arraycopy(row, 0, target, i * columns, columns);
            }
        });
    }

    /** Returns a matrix whose column {@code i} is column {@code source[i]} of this one, or zero where that is -1. */
    Matrix withColumns(int[] source) {
        return new Matrix(rows, source.length, (first, count, target) -> {
            float[] narrow = new float[count * columns];
            reader.read(first, count, narrow);
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < source.length; j++) {
                    target[i * source.length + j] = source[j] < 0 ? 0 : narrow[i * columns + source[j]];
                }
            }
        });
    }

    /** Returns the number of weights. */
    long weights() {
        return (long) rows * columns;
    }

    /** Returns the rows of one slab: about 2 MB of weights, at least one row. */
    int slabRows() {
        return Math.max(1, Math.min(rows, (1 << 19) / columns));
    }

    /** Reads everything slab by slab. */
    void forEachSlab(Slab action) {
        int slabRows = slabRows();
        float[] weights = new float[slabRows * columns];
        for (int first = 0; first < rows; first += slabRows) {
            int count = Math.min(slabRows, rows - first);
            reader.read(first, count, weights);
            action.accept(first, count, weights);
        }
    }

    /** Takes consecutive rows. */
    @FunctionalInterface
    interface Slab {

        /** Takes {@code count} rows from {@code firstRow} on; {@code weights} is used again afterwards. */
        void accept(int firstRow, int count, float[] weights);
    }
}
