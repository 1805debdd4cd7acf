package dev.headroom.evaluate;

import dev.headroom.ByteSize;
import java.util.Locale;
import java.util.Objects;

/**
 * How well a model predicts a text.
 *
 * @param tokens predictions that were counted, at least 1
 * @param nats sum of their negative log-probabilities, natural logarithm
 * @param text bytes of the predicted text in UTF-8
 */
public record PerplexityResult(long tokens, double nats, ByteSize text) {

    /** Rejects an empty measurement. */
    public PerplexityResult {
        if (tokens < 1) {
            throw new IllegalArgumentException("tokens must be at least 1, was " + tokens);
        }
        Objects.requireNonNull(text, "text");
    }

    /** Returns the mean negative log-probability, in nats per token. */
    public double meanNats() {
        return nats / tokens;
    }

    /** Returns the perplexity: the exponential of {@link #meanNats()}. */
    public double perplexity() {
        return Math.exp(meanNats());
    }

    /** Returns bits per byte of text, which compares models of different vocabularies; 0 for no text. */
    public double bitsPerByte() {
        return text.bytes() == 0 ? 0 : nats / Math.log(2) / text.bytes();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "perplexity %.3f over %d tokens (%.4f nats per token, %.4f bits per byte)",
                perplexity(),
                tokens,
                meanNats(),
                bitsPerByte());
    }
}
