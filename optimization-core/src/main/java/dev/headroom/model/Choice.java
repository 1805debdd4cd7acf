package dev.headroom.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a ladder decided, with a reason for every rung.
 *
 * @param picked the rung to run; absent where none can
 * @param reason the decision in one sentence
 * @param verdicts one per rung, in the order of the ladder
 */
public record Choice(Optional<RungCandidate> picked, String reason, List<Verdict> verdicts) {

    /** Copies the list and rejects nulls. */
    public Choice {
        Objects.requireNonNull(picked, "picked");
        Objects.requireNonNull(reason, "reason");
        verdicts = List.copyOf(verdicts);
    }

    /** Returns whether a rung below the first one was picked. */
    public boolean isFallback() {
        return picked.isPresent() && verdicts.get(0).outcome() != Outcome.PICKED;
    }

    /** What became of a rung. */
    public enum Outcome {
        /** It runs. */
        PICKED,
        /** It cannot be loaded from here. */
        ABSENT,
        /** It needs more memory than there is. */
        TOO_LARGE,
        /** Its predicted speed is below the target. */
        TOO_SLOW,
        /** The ladder has stepped below it. */
        STEPPED_BELOW,
        /** It could run, but a better one does. */
        NOT_NEEDED
    }

    /**
     * The decision on one rung.
     *
     * @param rung the rung
     * @param outcome what became of it
     * @param reason why, with the figures
     */
    public record Verdict(Rung rung, Outcome outcome, String reason) {

        /** Rejects nulls. */
        public Verdict {
            Objects.requireNonNull(rung, "rung");
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
