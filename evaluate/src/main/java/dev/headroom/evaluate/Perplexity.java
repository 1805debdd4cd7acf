package dev.headroom.evaluate;

import dev.headroom.ByteSize;
import dev.headroom.spi.TokenScorer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Measures how well a model predicts text: the exponential of the mean negative log-likelihood (Jelinek et al. 1977).
 *
 * <pre>{@code
 * Perplexity perplexity = new Perplexity(model.scorer());
 * PerplexityResult stories = perplexity.overDocuments(documents, Progress.unwatched());
 * PerplexityResult book = perplexity.overText(text, Window.halfOverlapping(512), Progress.unwatched());
 * }</pre>
 *
 * <p>One thread at a time. Holds one row of logits, {@code 4 * vocabulary} bytes, while measuring. Sums are taken in
 * double precision with the maximum subtracted first.
 */
public final class Perplexity {

    private final TokenScorer scorer;

    /** Measures with {@code scorer}. */
    public Perplexity(TokenScorer scorer) {
        this.scorer = Objects.requireNonNull(scorer, "scorer");
    }

    /**
     * Measures documents, each alone: tokenized, cut to the context, every next token predicted once.
     *
     * @throws IllegalArgumentException if no document has two tokens
     * @throws dev.headroom.RequestCancelledException if the measurement is cancelled
     */
    public PerplexityResult overDocuments(List<String> documents, Progress progress) {
        Tally tally = new Tally();
        for (int i = 0; i < documents.size(); i++) {
            progress.report("scoring documents", i, documents.size());
            int[] ids = scorer.tokenize(documents.get(i));
            int[] kept = Arrays.copyOf(ids, Math.min(ids.length, scorer.contextLength()));
            if (kept.length >= 2) {
                tally.score(kept, 0, progress);
                tally.bytes += predictedBytes(kept);
            }
        }
        progress.report("scoring documents", documents.size(), documents.size());
        return tally.result();
    }

    /**
     * Measures one long text with overlapping windows, as the Hugging Face guide "Perplexity of fixed-length models"
     * does: a window predicts only the tokens that no earlier window has predicted.
     *
     * @throws IllegalArgumentException if the text has fewer than two tokens, or the window is longer than the context
     * @throws dev.headroom.RequestCancelledException if the measurement is cancelled
     */
    public PerplexityResult overText(String text, Window window, Progress progress) {
        if (window.length() > scorer.contextLength()) {
            throw new IllegalArgumentException("window must be at most the context of " + scorer.contextLength()
                    + " tokens, was " + window.length());
        }
        int[] ids = scorer.tokenize(text);
        Tally tally = new Tally();
        int predicted = 1;
        for (int begin = 0; predicted < ids.length; begin += window.stride()) {
            progress.report("scoring text", predicted, ids.length);
            int end = Math.min(begin + window.length(), ids.length);
            // position p predicts token p + 1, so the first new token is predicted one position before it
            tally.score(Arrays.copyOfRange(ids, begin, end), Math.max(0, predicted - 1 - begin), progress);
            predicted = end;
        }
        progress.report("scoring text", ids.length, ids.length);
        tally.bytes = predictedBytes(ids);
        return tally.result();
    }

    /** Returns the UTF-8 bytes of all tokens but the first, which nothing predicts. */
    private long predictedBytes(int[] ids) {
        if (ids.length < 2) {
            return 0;
        }
        return Math.max(0, utf8(scorer.detokenize(ids)) - utf8(scorer.detokenize(new int[] {ids[0]})));
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Sums up over several runs. */
    private final class Tally {

        private final LogitRow row = new LogitRow(scorer.vocabularySize());
        private long tokens;
        private double nats;
        private long bytes;

        private void score(int[] ids, int firstPosition, Progress progress) {
            scorer.score(
                    ids,
                    (position, logits) -> {
                        if (position >= firstPosition && position + 1 < ids.length) {
                            row.take(logits, position);
                            nats -= row.logProbability(ids[position + 1]);
                            tokens++;
                        }
                    },
                    progress.cancel());
        }

        private PerplexityResult result() {
            if (tokens == 0) {
                throw new IllegalArgumentException("text must have at least 2 tokens in one piece, had fewer");
            }
            return new PerplexityResult(tokens, nats, ByteSize.of(bytes));
        }
    }
}
