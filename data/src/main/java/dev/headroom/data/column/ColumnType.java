package dev.headroom.data.column;

/** What the values of a column mean. How they are stored is the column's own matter. */
public enum ColumnType {
    /** Whole numbers within 64 bits, in a {@link LongColumn}. */
    INTEGER,
    /** Decimal numbers as float64 sees them, in a {@link DoubleColumn}. */
    DECIMAL,
    /** Text, in a {@link TextColumn}. */
    TEXT,
    /** Truth values, 0 or 1 in a {@link LongColumn}. */
    BOOLEAN,
    /** Days, counted from 1970-01-01, in a {@link LongColumn}. */
    DATE,
    /** Dates with a time of day and no zone, in microseconds from 1970-01-01T00:00, in a {@link LongColumn}. */
    TIMESTAMP,
    /** Points in time, in microseconds from 1970-01-01T00:00Z, in a {@link LongColumn}. */
    INSTANT;

    /** Returns whether columns of this type are {@link LongColumn}s. */
    public boolean isLong() {
        return this != DECIMAL && this != TEXT;
    }
}
