package dev.headroom.compress.quantize;

import java.util.stream.IntStream;

/**
 * Packs consecutive rows of a matrix to 4 bits, in the layout of ONNX Runtime's MatMulNBits and GatherBlockQuantized.
 *
 * <p>A row of {@code columns} weights is cut into {@code ceil(columns / blockSize)} blocks. Weight {@code 2j} of a block
 * is the low nibble of its byte {@code j}, weight {@code 2j + 1} the high nibble. Blocks follow each other, rows follow
 * each other. In a whole-block layout the last block of a row is filled up with the code of zero, 8; otherwise the row
 * ends after {@code ceil(columns / 2)} bytes. Scales are float32, little-endian, one per block, row after row.
 *
 * <p>One thread at a time; rows are spread over the common pool inside {@link #pack}. Holds one code per weight of the
 * largest slab.
 */
public final class QuantizedRows {

    private final WeightQuantizer quantizer;
    private final int columns;
    private final int blockSize;
    private final int rowBytes;
    private final int blocks;
    private final byte[] codes;
    private final double[][] errors;

    /**
     * @param quantizer rounds the blocks
     * @param slabRows most rows of one call to {@link #pack}
     * @param columns weights of a row
     * @param blockSize weights that share a scale, even
     * @param layout how a row ends
     */
    public QuantizedRows(WeightQuantizer quantizer, int slabRows, int columns, int blockSize, RowEnd layout) {
        this.quantizer = quantizer;
        this.columns = columns;
        this.blockSize = blockSize;
        this.blocks = blocks(columns, blockSize);
        this.rowBytes = rowBytes(columns, blockSize, layout);
        this.codes = new byte[Math.multiplyExact(slabRows, columns)];
        this.errors = new double[slabRows][3];
    }

    /** How a row ends whose last block is not full. */
    public enum RowEnd {
        /** With the rest of the block: MatMulNBits. */
        WHOLE_BLOCK,
        /** After the last weight: GatherBlockQuantized. */
        LAST_WEIGHT
    }

    /** Returns the blocks of a row. */
    public static int blocks(int columns, int blockSize) {
        return (columns + blockSize - 1) / blockSize;
    }

    /** Returns the packed bytes of a row. */
    public static int rowBytes(int columns, int blockSize, RowEnd layout) {
        return layout == RowEnd.WHOLE_BLOCK ? blocks(columns, blockSize) * (blockSize / 2) : (columns + 1) / 2;
    }

    /**
     * Packs {@code rows} rows.
     *
     * @param weights row-major, from index 0 on
     * @param rows rows to pack
     * @param nibbles receives the packed rows from index 0 on
     * @param scales receives the scales from index 0 on
     */
    public void pack(float[] weights, int rows, byte[] nibbles, float[] scales) {
        IntStream.range(0, rows).parallel().forEach(row -> packRow(weights, row, nibbles, scales));
    }

    private void packRow(float[] weights, int row, byte[] nibbles, float[] scales) {
        int first = row * columns;
        double squaredError = 0;
        double squares = 0;
        double largest = 0;
        for (int block = 0; block < blocks; block++) {
            int from = first + block * blockSize;
            int length = Math.min(blockSize, first + columns - from);
            float scale = quantizer.quantize(weights, from, length, codes);
            scales[row * blocks + block] = scale;
            for (int i = from; i < from + length; i++) {
                double error = Math.abs(weights[i] - (codes[i] - WeightQuantizer.ZERO_CODE) * scale);
                squaredError += error * error;
                squares += (double) weights[i] * weights[i];
                largest = Math.max(largest, error);
            }
        }
        int at = row * rowBytes;
        for (int i = 0; i < 2 * rowBytes; i += 2) {
            nibbles[at + i / 2] = (byte) (codeAt(first, i) | codeAt(first, i + 1) << 4);
        }
        errors[row][0] += squaredError;
        errors[row][1] += squares;
        errors[row][2] = Math.max(errors[row][2], largest);
    }

    private int codeAt(int first, int column) {
        return column < columns ? codes[first + column] : WeightQuantizer.ZERO_CODE;
    }

    /** Returns the error of everything packed so far. */
    public TensorError error(String tensor, long weights) {
        double squaredError = 0;
        double squares = 0;
        double largest = 0;
        for (double[] row : errors) {
            squaredError += row[0];
            squares += row[1];
            largest = Math.max(largest, row[2]);
        }
        double relative = squares == 0 ? 0 : Math.sqrt(squaredError / squares);
        return new TensorError(tensor, weights, Math.sqrt(squaredError / weights), relative, largest);
    }
}
