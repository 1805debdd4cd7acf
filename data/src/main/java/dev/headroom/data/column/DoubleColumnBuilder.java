package dev.headroom.data.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a {@link DoubleColumn}. One thread at a time. */
public final class DoubleColumnBuilder extends ColumnBuilder {

    // numbers that did not come as decimals rarely have more digits, and each try reads the chunk
    private static final int MAX_GUESSED_SCALE = 6;

    private final List<DoubleChunk> chunks = new ArrayList<>();
    private double[] values;
    private long[] scratch = {};

    private int scale;
    private boolean scaleUnknown;

    DoubleColumnBuilder(String name, ChunkStore store, ColumnSettings settings) {
        super(name, ColumnType.DECIMAL, store, settings);
        values = new double[firstRows()];
    }

    /** Sets the value of the current row. */
    public void set(double value) {
        put(value);
        scaleUnknown = true;
    }

    /**
     * Sets the value of the current row to {@code mantissa / 10^scale}, exactly as the decimal is nearest in float64, and
     * returns it.
     *
     * @param mantissa within ±2^53
     * @param digits digits after the point, in {@code [0, 18]}
     */
    public double setScaled(long mantissa, int digits) {
        double value = DoubleChunk.scaled(mantissa, digits);
        put(value);
        scale = Math.max(scale, digits);
        return value;
    }

    private void put(double value) {
        int row = row();
        reserve(row);
        values[row] = value;
        markPresent();
    }

    void takeOver(List<LongChunk> sealed, long[] open, int size) {
        sealed.forEach(chunk -> chunks.add(DoubleChunk.of(chunk)));
        values = Arrays.copyOf(values, Math.max(values.length, size));
        for (int i = 0; i < size; i++) {
            values[i] = open[i];
        }
    }

    @Override
    void commitNull(int index) {
        reserve(index);
        values[index] = 0;
    }

    private void reserve(int index) {
        if (index >= values.length) {
            values = Arrays.copyOf(values, Math.min(Chunk.ROWS, Math.max(index + 1, 2 * values.length)));
        }
    }

    @Override
    void seal(int size, @Nullable NullMask nulls) {
        scratch = scratch.length < size ? new long[size] : scratch;
        int most = scaleUnknown ? Math.max(scale, MAX_GUESSED_SCALE) : scale;
        chunks.add(DoubleChunk.seal(
                values, size, nulls, store(), scratch, most, settings().floatTolerance()));
        scale = 0;
        scaleUnknown = false;
    }

    @Override
    DoubleColumn finish(int size) {
        DoubleColumn column = new DoubleColumn(name(), size, chunks);
        chunks.clear();
        return column;
    }

    @Override
    void forget() {
        chunks.forEach(chunk -> store().returns(chunk.retained()));
        chunks.clear();
        scale = 0;
        scaleUnknown = false;
    }

    @Override
    long bufferBytes() {
        return 2L * values.length * Double.BYTES;
    }
}
