package dev.headroom.box;

import dev.headroom.ByteSize;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One look at the memory of the box.
 *
 * <p>Three kinds are kept apart, because mapped weights are page cache: {@code hard} cannot be given back by the
 * kernel, {@code soft} is cache in use (reading it again costs time), {@code reclaimable} is cache that goes first.
 *
 * @param at when it was taken
 * @param source the probe that took it, for example {@code cgroup-v2}
 * @param limit the smallest limit that applies; the host's memory where there is no container
 * @param usage everything charged, page cache included
 * @param hard anonymous, shared, unevictable and unreclaimable kernel memory
 * @param soft active page cache, for example hot mapped weights
 * @param reclaimable inactive page cache
 * @param stall pressure stall information, where the kernel has it
 */
public record MemoryReading(
        Instant at,
        String source,
        ByteSize limit,
        ByteSize usage,
        ByteSize hard,
        ByteSize soft,
        ByteSize reclaimable,
        Optional<PressureStall> stall) {

    /** Rejects nulls and a limit of zero. */
    public MemoryReading {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(usage, "usage");
        Objects.requireNonNull(hard, "hard");
        Objects.requireNonNull(soft, "soft");
        Objects.requireNonNull(reclaimable, "reclaimable");
        Objects.requireNonNull(stall, "stall");
        if (limit.bytes() == 0) {
            throw new IllegalArgumentException("limit must be more than 0 B, was 0 B");
        }
    }

    /** Returns the usage without inactive page cache, as the kubelet counts it. */
    public ByteSize workingSet() {
        return usage.minusOrZero(reclaimable);
    }

    /** Returns the hard share of the limit; this is the percentage that pressure levels are about. */
    public double hardFraction() {
        return hard.fractionOf(limit);
    }

    /** Returns the bytes that could still be made hard: the limit less what is hard now. */
    public ByteSize free() {
        return limit.minusOrZero(hard);
    }
}
