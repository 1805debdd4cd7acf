package dev.headroom.evaluate;

import java.util.Locale;

/**
 * How fast a model reads and writes; medians over the rounds.
 *
 * @param rounds rounds that were measured, warm-up not counted
 * @param promptTokens tokens of the prompt
 * @param generatedTokens fewest tokens that a round generated
 * @param prefillTokensPerSecond tokens of the prompt read per second
 * @param decodeTokensPerSecond tokens written per second; 0 where the answer was shorter than two tokens
 */
public record SpeedResult(
        int rounds,
        int promptTokens,
        int generatedTokens,
        double prefillTokensPerSecond,
        double decodeTokensPerSecond) {

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "reads %.1f tokens/s (%d tokens), writes %.1f tokens/s (%d tokens), median of %d",
                prefillTokensPerSecond,
                promptTokens,
                decodeTokensPerSecond,
                generatedTokens,
                rounds);
    }
}
