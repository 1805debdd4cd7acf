package dev.headroom.data.statistics;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnType;

/**
 * Describes a column that comes in chunks, in bounded memory.
 *
 * <p>One thread at a time.
 */
interface ColumnTally {

    /** Makes the tally for columns of a type. */
    static ColumnTally of(String name, ColumnType type) {
        return switch (type) {
            case TEXT -> new TextTally(name, new ValueTally<>(MOST_VALUES, MOST_CHARACTERS));
            default -> new NumberTally(name, type);
        };
    }

    /** Different values that a chunked column counts exactly. */
    int MOST_VALUES = 4_096;

    /** Characters of different texts that a chunked column counts exactly. */
    long MOST_CHARACTERS = 1 << 18;

    /** Adds a chunk's rows. */
    void accept(Column chunk);

    /** Returns what has come so far. */
    ColumnDescription describe();
}
