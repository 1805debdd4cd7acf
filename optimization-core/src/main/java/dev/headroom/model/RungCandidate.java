package dev.headroom.model;

import java.util.Objects;
import java.util.Optional;

/**
 * A rung with everything that the ladder decides by.
 *
 * @param rung the rung
 * @param files where it lies, or why it cannot be loaded
 * @param estimate the bytes that it would take; absent where neither files nor a card say so
 * @param speed its predicted speed; absent where it cannot be predicted, which never speaks against it
 */
public record RungCandidate(
        Rung rung, RungFiles files, Optional<MemoryEstimate> estimate, Optional<SpeedEstimate> speed) {

    /** Rejects nulls. */
    public RungCandidate {
        Objects.requireNonNull(rung, "rung");
        Objects.requireNonNull(files, "files");
        Objects.requireNonNull(estimate, "estimate");
        Objects.requireNonNull(speed, "speed");
    }
}
