package dev.headroom.data.plan;

import dev.headroom.ByteSize;
import dev.headroom.data.column.ColumnType;
import java.util.Objects;

/**
 * What one column is read as, what it costs and why.
 *
 * <p>Thread-safe.
 *
 * @param name the column's name
 * @param type what its values mean
 * @param encoding how they are stored, for people: {@code uint8 + base}, {@code dictionary uint8, 229 words}
 * @param before bytes of the rows seen as one String per cell, see {@link StringCells}
 * @param after bytes of the rows seen in the compact column
 * @param nulls how many of the rows seen are null, at least 0
 * @param reason why this type and storage, for people; may be empty
 */
public record ColumnPlan(
        String name, ColumnType type, String encoding, ByteSize before, ByteSize after, long nulls, String reason) {

    /** Rejects a negative count. */
    public ColumnPlan {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(encoding, "encoding");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(reason, "reason");
        if (nulls < 0) {
            throw new IllegalArgumentException("nulls must be at least 0, was " + nulls);
        }
    }

    /** Returns the share of {@link #before} that is saved; negative where the column grew, 0 where there was nothing. */
    public double saved() {
        return before.bytes() == 0 ? 0 : 1 - after.fractionOf(before);
    }
}
