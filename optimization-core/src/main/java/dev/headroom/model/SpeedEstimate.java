package dev.headroom.model;

import java.time.Duration;

/**
 * A predicted speed.
 *
 * @param promptTokensPerSecond tokens of a prompt read per second
 * @param tokensPerSecond tokens of an answer made per second; for an encoder the same as for the prompt
 */
public record SpeedEstimate(double promptTokensPerSecond, double tokensPerSecond) {

    /** Rejects speeds that are not positive. */
    public SpeedEstimate {
        if (!(promptTokensPerSecond > 0 && tokensPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "speeds must be positive, was " + promptTokensPerSecond + " and " + tokensPerSecond);
        }
    }

    /**
     * Returns the tokens of an answer that fit into a time limit after the prompt has been read.
     *
     * @param limit the time in all
     * @param promptTokens length of the prompt, at least 0
     */
    public int tokensWithin(Duration limit, int promptTokens) {
        double left = limit.toMillis() / 1e3 - promptTokens / promptTokensPerSecond;
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, left * tokensPerSecond));
    }
}
