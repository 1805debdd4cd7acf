package dev.headroom.inference;

import dev.headroom.BackendException;
import dev.headroom.generation.GenerationSettings;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;

/**
 * Chooses the next token from logits, in the order of Hugging Face's generation: repetition penalty (CTRL, Keskar et
 * al. 2019, section 4.1), temperature, top-k, top-p (nucleus, Holtzman et al. 2020, section 3.1). Temperature 0 and
 * top-k 1 take the largest logit; equal ones go to the lowest id.
 *
 * <p>Differs from Hugging Face in one way: a token whose probability is below e<sup>-36</sup> of the likeliest one is
 * never drawn when top-k or top-p is on, which spares sorting the whole vocabulary.
 *
 * <p>Holds 17 bytes per token of the vocabulary and allocates nothing per token. One thread at a time.
 */
final class Sampler {

    private static final double NEGLIGIBLE = -36;

    private final boolean greedy;
    private final boolean truncates;
    private final double temperature;
    private final double topP;
    private final int topK;
    private final float penalty;
    private final SplittableRandom random;

    private final float[] scores;
    private final double[] weights;
    private final TokenHeap heap;
    private final boolean[] isSeen;
    private int[] seen = new int[256];
    private int seenCount;

    Sampler(int vocabulary, GenerationSettings settings) {
        greedy = settings.temperature() == 0 || settings.topK() == 1;
        temperature = settings.temperature();
        topP = settings.topP();
        topK = settings.topK() == 0 ? vocabulary : Math.min(settings.topK(), vocabulary);
        truncates = topP < 1 || topK < vocabulary;
        penalty = (float) settings.repetitionPenalty();
        random = settings.seed().isPresent()
                ? new SplittableRandom(settings.seed().getAsLong())
                : new SplittableRandom();
        scores = new float[vocabulary];
        weights = new double[greedy ? 0 : vocabulary];
        heap = new TokenHeap(scores, greedy || !truncates ? 0 : vocabulary);
        isSeen = new boolean[vocabulary];
    }

    /** Counts a token of the prompt or of the answer as seen, for the repetition penalty. */
    void see(int id) {
        if (penalty == 1 || id >= isSeen.length || isSeen[id]) {
            return;
        }
        if (seenCount == seen.length) {
            seen = java.util.Arrays.copyOf(seen, 2 * seenCount);
        }
        isSeen[id] = true;
        seen[seenCount++] = id;
    }

    /**
     * Returns the next token.
     *
     * @param logits float32, {@code [vocabulary]} from its position on; not changed
     */
    int next(FloatBuffer logits) {
        logits.get(logits.position(), scores);
        for (int i = 0; i < seenCount; i++) {
            float score = scores[seen[i]];
            scores[seen[i]] = score < 0 ? score * penalty : score / penalty;
        }
        int best = best();
        if (greedy) {
            return best;
        }
        return truncates ? drawFromTruncated(scores[best]) : drawFromAll(scores[best]);
    }

    private int best() {
        int best = -1;
        float highest = Float.NEGATIVE_INFINITY;
        for (int id = 0; id < scores.length; id++) {
            if (scores[id] > highest) {
                highest = scores[id];
                best = id;
            }
        }
        if (best < 0) {
            throw new BackendException("inference", "the model returned no finite logit", null);
        }
        return best;
    }

    private int drawFromAll(float highest) {
        double total = 0;
        for (int id = 0; id < scores.length; id++) {
            weights[id] = weight(id, highest);
            total += weights[id];
        }
        double left = random.nextDouble() * total;
        int last = 0;
        for (int id = 0; id < scores.length; id++) {
            if (weights[id] > 0) {
                last = id;
                left -= weights[id];
                if (left < 0) {
                    return id;
                }
            }
        }
        return last; // rounding left a rest
    }

    private int drawFromTruncated(float highest) {
        heap.clear();
        double total = 0;
        for (int id = 0; id < scores.length; id++) {
            if ((scores[id] - highest) / temperature > NEGLIGIBLE) {
                weights[id] = weight(id, highest);
                total += weights[id];
                heap.add(id);
            }
        }
        heap.order();
        if (topK < scores.length) {
            total = takeTopK();
            return draw(nucleus(total));
        }
        double kept = 0;
        while (heap.hasMore() && kept < topP * total) {
            kept += weights[heap.take()];
        }
        return draw(kept);
    }

    /** Takes the k best tokens, and those equal to the last of them; returns their weight. */
    private double takeTopK() {
        double total = 0;
        float lowest = 0;
        while (heap.hasMore() && (heap.taken() < topK || scores[heap.peek()] == lowest)) {
            int id = heap.take();
            lowest = scores[id];
            total += weights[id];
        }
        return total;
    }

    /** Returns the weight of the nucleus of the tokens taken. */
    private double nucleus(double total) {
        double kept = 0;
        for (int i = 0; i < heap.taken() && kept < topP * total; i++) {
            kept += weights[heap.taken(i)];
        }
        return kept;
    }

    private int draw(double kept) {
        double left = random.nextDouble() * kept;
        int last = heap.taken(0);
        for (int i = 0; i < heap.taken(); i++) {
            last = heap.taken(i);
            left -= weights[last];
            if (left < 0) {
                break;
            }
        }
        return last;
    }

    private double weight(int id, float highest) {
        return Math.exp((scores[id] - highest) / temperature);
    }
}
