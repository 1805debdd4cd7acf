package dev.headroom.data.csv;

import dev.headroom.data.column.ColumnType;
import java.util.Objects;
import java.util.Optional;

/**
 * The type that a column is to have, whatever its values look like. Thread-safe.
 *
 * @param type the type
 * @param pattern of dates and times, as {@link java.time.format.DateTimeFormatter} has it; none means ISO 8601
 */
public record StatedType(ColumnType type, Optional<String> pattern) {

    /** Checks the pattern. */
    public StatedType {
        Objects.requireNonNull(type, "type");
        if (pattern.isPresent()) {
            if (type != ColumnType.DATE && type != ColumnType.TIMESTAMP && type != ColumnType.INSTANT) {
                throw new IllegalArgumentException(
                        "type must be DATE, TIMESTAMP or INSTANT where there is a pattern, was " + type);
            }
            PatternText.formatter(pattern.get());
        }
    }

    /** Returns {@code type} as it is usually written. */
    public static StatedType of(ColumnType type) {
        return new StatedType(type, Optional.empty());
    }

    /**
     * Returns dates or times in a pattern.
     *
     * @throws IllegalArgumentException if the pattern is none, or the type has none
     */
    public static StatedType of(ColumnType type, String pattern) {
        return new StatedType(type, Optional.of(pattern));
    }
}
