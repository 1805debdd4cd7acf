package dev.headroom.data.frame;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnBuilder;
import dev.headroom.data.column.ColumnType;

/**
 * One figure per group, brought up to date block by block. Arrays are indexed by group.
 *
 * <p>One thread at a time.
 */
interface Accumulator {

    /** Makes the accumulator of a figure over a column of this type. */
    static Accumulator of(Aggregate aggregate, ColumnType type, WorkingMemory memory) {
        boolean decimal = type == ColumnType.DECIMAL;
        return switch (aggregate.kind()) {
            case COUNT_ROWS, COUNT -> new Counts(memory);
            case SUM, MEAN ->
                decimal
                        ? new DecimalSums(aggregate.kind(), memory)
                        : new WholeSums(aggregate.kind(), aggregate.column(), memory);
            case MIN, MAX ->
                switch (type) {
                    case DECIMAL -> new DecimalExtremes(aggregate.kind(), memory);
                    case TEXT -> new TextExtremes(aggregate.kind(), memory);
                    default -> new WholeExtremes(aggregate.kind(), type, memory);
                };
            case STANDARD_DEVIATION -> new Deviations(memory);
            case DISTINCT -> new DistinctCounts(type, memory);
            case QUANTILE -> new Quantiles(aggregate.fraction(), memory);
        };
    }

    /** Returns the type of the result. */
    ColumnType type();

    /** Turns to the column of another frame; rows are its rows from now on. */
    void bind(Column column);

    /** Makes room for groups below {@code groups}. */
    void room(int groups);

    /**
     * Adds rows.
     *
     * @param from first row
     * @param to row after the last
     * @param groups group of row {@code from + i} at {@code i}
     */
    void add(int from, int to, int[] groups);

    /** Writes the result of a group; nothing where it is null. Called once per group, in rising order. */
    void write(int group, ColumnBuilder to);
}
