package dev.headroom.data.statistics;

import java.util.Objects;

/**
 * A frequent value.
 *
 * @param value as {@link dev.headroom.data.column.Column#value} gives it: Long, Double, String, Boolean, LocalDate, LocalDateTime, Instant
 * @param count how often it occurs; where the counts are approximate, at most this often
 * @param excess by how much {@code count} may be too high; 0 where exact
 */
public record TopValue(Object value, long count, long excess) {

    /** Rejects null. */
    public TopValue {
        Objects.requireNonNull(value, "value");
    }
}
