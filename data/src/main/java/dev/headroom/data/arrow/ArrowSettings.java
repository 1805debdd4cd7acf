package dev.headroom.data.arrow;

import dev.headroom.ByteSize;
import dev.headroom.budget.MemoryBudget;
import java.util.Objects;
import java.util.Optional;

/**
 * What writing an Arrow file may take.
 *
 * <p>Thread-safe.
 *
 * @param memoryLimit native bytes of one batch of rows and all dictionaries, at least 1 MB
 * @param budget the ledger that they are leased from while a file is written; none: unbounded
 */
public record ArrowSettings(ByteSize memoryLimit, Optional<MemoryBudget> budget) {

    /** The default limit, in MB. */
    public static final int DEFAULT_MEGABYTES = 64;

    /** Checks the limit. */
    public ArrowSettings {
        Objects.requireNonNull(budget, "budget");
        if (ByteSize.megabytes(1).isMoreThan(memoryLimit)) {
            throw new IllegalArgumentException("memoryLimit must be at least 1 MB, was " + memoryLimit);
        }
    }

    /** Returns {@value #DEFAULT_MEGABYTES} MB and no budget. */
    public static ArrowSettings defaults() {
        return new ArrowSettings(ByteSize.megabytes(DEFAULT_MEGABYTES), Optional.empty());
    }

    /** Returns these settings with another limit. */
    public ArrowSettings withMemoryLimit(ByteSize limit) {
        return new ArrowSettings(limit, budget);
    }

    /** Returns these settings with a ledger to lease from. */
    public ArrowSettings withBudget(MemoryBudget ledger) {
        return new ArrowSettings(memoryLimit, Optional.of(ledger));
    }
}
