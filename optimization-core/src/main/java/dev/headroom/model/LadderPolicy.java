package dev.headroom.model;

/**
 * What a pick has to respect.
 *
 * @param minTokensPerSecond predicted speed below which a smaller rung is preferred, at least 0
 * @param firstRung index of the best rung that may be taken, at least 0; more than 0 after stepping down
 * @param steppedDownBecause why better rungs are passed over; empty while {@code firstRung} is 0
 */
public record LadderPolicy(double minTokensPerSecond, int firstRung, String steppedDownBecause) {

    /** Checks every range. */
    public LadderPolicy {
        if (!(minTokensPerSecond >= 0)) {
            throw new IllegalArgumentException("minTokensPerSecond must be at least 0, was " + minTokensPerSecond);
        }
        if (firstRung < 0) {
            throw new IllegalArgumentException("firstRung must be at least 0, was " + firstRung);
        }
    }

    /** Returns the policy that allows every rung. */
    public static LadderPolicy ofTarget(double minTokensPerSecond) {
        return new LadderPolicy(minTokensPerSecond, 0, "");
    }
}
