package dev.headroom.evaluate;

/**
 * How far a model's predictions are from those of its source, over the same positions.
 *
 * @param tokens positions that were compared, at least 1
 * @param meanNats mean Kullback-Leibler divergence from the source, nats per token
 * @param medianNats median of the divergence
 * @param upperNats value that 95 % of the positions stay at or below
 * @param topOneAgreement share of positions where both rank the same token first, in [0, 1]
 * @param sourcePerplexity perplexity of the source over these positions
 * @param perplexity perplexity of the model over these positions
 */
public record DivergenceResult(
        long tokens,
        double meanNats,
        double medianNats,
        double upperNats,
        double topOneAgreement,
        double sourcePerplexity,
        double perplexity) {

    /** Rejects an empty measurement. */
    public DivergenceResult {
        if (tokens < 1) {
            throw new IllegalArgumentException("tokens must be at least 1, was " + tokens);
        }
    }

    /** Returns by what share the perplexity rose above that of the source; negative where it fell. */
    public double perplexityIncrease() {
        return perplexity / sourcePerplexity - 1;
    }
}
