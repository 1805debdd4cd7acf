package dev.headroom.data.column;

import java.util.OptionalDouble;

/**
 * How a builder may store what it is given.
 *
 * @param floatTolerance the greatest relative error, in {@code (0, 1)}, that float32 may make; empty: none, every value
 *     comes back exactly
 * @param dictionaryRatio distinct texts to texts, in {@code [0, 1]}, above which a text column gives its dictionary up;
 *     default {@value #DEFAULT_DICTIONARY_RATIO}. Columns of fewer than {@value #FIRST_DICTIONARY_CHECK} texts keep theirs,
 *     unless it is over 1 MB
 * @param chunkRows rows that a builder is given before {@link ColumnBuilder#build}, as far as known, in
 *     {@code [1, 65,536]}; its buffers begin no longer than that
 */
public record ColumnSettings(OptionalDouble floatTolerance, double dictionaryRatio, int chunkRows) {

    /** A dictionary pays as long as a text comes back about twice: it costs a code per row and a place per word. */
    public static final double DEFAULT_DICTIONARY_RATIO = 0.5;

    /** After how many texts the ratio decides for the first time: earlier ones say little about the rest. */
    public static final int FIRST_DICTIONARY_CHECK = 16_384;

    /** Checks the ranges. */
    public ColumnSettings {
        if (floatTolerance.isPresent() && !(floatTolerance.getAsDouble() > 0 && floatTolerance.getAsDouble() < 1)) {
            throw new IllegalArgumentException("floatTolerance must be in (0, 1), was " + floatTolerance.getAsDouble());
        }
        if (!(dictionaryRatio >= 0 && dictionaryRatio <= 1)) {
            throw new IllegalArgumentException("dictionaryRatio must be in [0, 1], was " + dictionaryRatio);
        }
        if (chunkRows < 1 || chunkRows > Chunk.ROWS) {
            throw new IllegalArgumentException("chunkRows must be in [1, " + Chunk.ROWS + "], was " + chunkRows);
        }
    }

    /** Returns lossless storage for columns of any length. */
    public static ColumnSettings defaults() {
        return new ColumnSettings(OptionalDouble.empty(), DEFAULT_DICTIONARY_RATIO, Chunk.ROWS);
    }

    /** Returns a copy that lets float32 err by this much, relative to the value. */
    public ColumnSettings withFloatTolerance(double tolerance) {
        return new ColumnSettings(OptionalDouble.of(tolerance), dictionaryRatio, chunkRows);
    }

    /** Returns a copy with another bound for dictionaries. */
    public ColumnSettings withDictionaryRatio(double ratio) {
        return new ColumnSettings(floatTolerance, ratio, chunkRows);
    }

    /** Returns a copy for columns of at most this many rows. */
    public ColumnSettings withChunkRows(int rows) {
        return new ColumnSettings(floatTolerance, dictionaryRatio, rows);
    }
}
