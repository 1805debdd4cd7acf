package dev.headroom.generation;

import java.time.Duration;
import java.util.Objects;

/**
 * What a backend generated.
 *
 * @param text the answer without the prompt
 * @param finish why it ended
 * @param promptTokens tokens of the prompt, special tokens included
 * @param generatedTokens tokens of the answer
 * @param prefill time spent on the prompt
 * @param decode time spent on the answer
 */
public record GenerationOutcome(
        String text, FinishReason finish, int promptTokens, int generatedTokens, Duration prefill, Duration decode) {

    /** Rejects nulls. */
    public GenerationOutcome {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(finish, "finish");
        Objects.requireNonNull(prefill, "prefill");
        Objects.requireNonNull(decode, "decode");
    }

    /** Returns the tokens of the answer per second of decoding; 0 for fewer than two tokens. */
    public double tokensPerSecond() {
        // the first token comes out of the prefill
        return generatedTokens < 2 || decode.isZero() ? 0 : (generatedTokens - 1) / (decode.toNanos() / 1e9);
    }
}
