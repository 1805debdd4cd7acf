package dev.headroom.evaluate;

import dev.headroom.ByteSize;
import dev.headroom.spi.TokenScorer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Compares a model with its source, position by position: Kullback-Leibler divergence {@code KL(source || model)},
 * top-1 agreement and both perplexities from the same runs.
 *
 * <pre>{@code
 * Divergence divergence = new Divergence(source.scorer(), artefact.scorer());
 * DivergenceResult result = divergence.overDocuments(documents, Progress.unwatched());
 * }</pre>
 *
 * <p>One thread at a time. Documents are cut into windows, each scored alone by both models. While measuring it holds
 * the source's logits of one window, {@code 4 * vocabulary * window} bytes, at most the bound given; and 8 bytes per
 * position for the quantiles.
 */
public final class Divergence {

    /** Bytes of source logits that are held unless told otherwise. */
    public static final ByteSize DEFAULT_BOUND = ByteSize.megabytes(64);

    private final TokenScorer source;
    private final TokenScorer model;
    private final int window;

    /** Compares {@code model} with {@code source}, holding at most {@link #DEFAULT_BOUND} of logits. */
    public Divergence(TokenScorer source, TokenScorer model) {
        this(source, model, DEFAULT_BOUND);
    }

    /**
     * Compares {@code model} with {@code source}, holding at most {@code bound} of logits.
     *
     * @throws IllegalArgumentException if the vocabularies differ in size, or the bound is too small for two positions
     */
    public Divergence(TokenScorer source, TokenScorer model, ByteSize bound) {
        this.source = Objects.requireNonNull(source, "source");
        this.model = Objects.requireNonNull(model, "model");
        if (source.vocabularySize() != model.vocabularySize()) {
            throw new IllegalArgumentException("vocabulary must be that of the source, " + source.vocabularySize()
                    + " tokens, was " + model.vocabularySize());
        }
        // positions are counted by int in one array
        long rows =
                Math.min(bound.bytes() / (4L * source.vocabularySize()), Integer.MAX_VALUE / source.vocabularySize());
        if (rows < 2) {
            throw new IllegalArgumentException(
                    "bound must hold 2 positions, " + ByteSize.of(8L * source.vocabularySize()) + ", was " + bound);
        }
        window = (int) Math.min(rows, Math.min(source.contextLength(), model.contextLength()));
    }

    /** Returns the tokens of one window. */
    public int window() {
        return window;
    }

    /**
     * Compares over documents.
     *
     * @throws IllegalArgumentException if the two tokenize a document differently, or no document has two tokens
     * @throws dev.headroom.RequestCancelledException if the measurement is cancelled
     */
    public DivergenceResult overDocuments(List<String> documents, Progress progress) {
        Comparison comparison = new Comparison();
        for (int i = 0; i < documents.size(); i++) {
            progress.report("comparing with the source", i, documents.size());
            int[] ids = source.tokenize(documents.get(i));
            if (!Arrays.equals(ids, model.tokenize(documents.get(i)))) {
                throw new IllegalArgumentException(
                        "tokens of document " + i + " must be those of the source, were others");
            }
            for (int begin = 0; begin + 1 < ids.length; begin += window) {
                comparison.add(Arrays.copyOfRange(ids, begin, Math.min(ids.length, begin + window)), progress);
            }
        }
        progress.report("comparing with the source", documents.size(), documents.size());
        return comparison.result();
    }

    /** Both models over the same windows. */
    private final class Comparison {

        private final int vocabulary = source.vocabularySize();
        private final LogitRow sourceRow = new LogitRow(vocabulary);
        private final LogitRow modelRow = new LogitRow(vocabulary);
        private float[] kept = new float[0];
        private double[] divergences = new double[256];
        private int tokens;
        private int agreements;
        private double sourceNats;
        private double modelNats;

        private void add(int[] ids, Progress progress) {
            int positions = ids.length - 1;
            if (kept.length < positions * vocabulary) {
                kept = new float[positions * vocabulary];
            }
            source.score(
                    ids,
                    (position, logits) -> {
                        if (position < positions) {
                            logits.duplicate().get(kept, position * vocabulary, vocabulary);
                        }
                    },
                    progress.cancel());
            model.score(
                    ids,
                    (position, logits) -> {
                        if (position < positions) {
                            sourceRow.take(kept, position * vocabulary, position);
                            modelRow.take(logits, position);
                            count(ids[position + 1]);
                        }
                    },
                    progress.cancel());
        }

        private void count(int next) {
            if (tokens == divergences.length) {
                divergences = Arrays.copyOf(divergences, tokens * 2);
            }
            divergences[tokens++] = sourceRow.divergenceOf(modelRow);
            agreements += sourceRow.top() == modelRow.top() ? 1 : 0;
            sourceNats -= sourceRow.logProbability(next);
            modelNats -= modelRow.logProbability(next);
        }

        private DivergenceResult result() {
            if (tokens == 0) {
                throw new IllegalArgumentException("text must have at least 2 tokens in one piece, had fewer");
            }
            double[] sorted = Arrays.copyOf(divergences, tokens);
            Arrays.sort(sorted);
            return new DivergenceResult(
                    tokens,
                    Arrays.stream(sorted).sum() / tokens,
                    quantile(sorted, 0.5),
                    quantile(sorted, 0.95),
                    (double) agreements / tokens,
                    Math.exp(sourceNats / tokens),
                    Math.exp(modelNats / tokens));
        }
    }

    /** Returns the smallest value that at least {@code share} of the sorted values stay at or below. */
    private static double quantile(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
