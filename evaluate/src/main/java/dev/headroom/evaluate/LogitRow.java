package dev.headroom.evaluate;

import dev.headroom.BackendException;
import java.nio.FloatBuffer;

/**
 * The logits of one position on the heap, with the sums that turn them into probabilities. Reused from position to
 * position. One thread at a time.
 */
final class LogitRow {

    private final float[] logits;
    private double logSum;
    private int top;

    LogitRow(int vocabulary) {
        logits = new float[vocabulary];
    }

    /** Takes the logits of {@code position} and sums them up. */
    void take(FloatBuffer source, int position) {
        if (source.remaining() != logits.length) {
            throw new IllegalArgumentException("logits at position " + position + " must be " + logits.length
                    + " values, was " + source.remaining());
        }
        source.duplicate().get(logits);
        sumUp(position);
    }

    /** Takes the logits of {@code position} from {@code source}, starting at {@code offset}. */
    void take(float[] source, int offset, int position) {
        System.arraycopy(source, offset, logits, 0, logits.length);
        sumUp(position);
    }

    /** Returns the natural logarithm of the probability of {@code token}. */
    double logProbability(int token) {
        return logits[token] - logSum;
    }

    /** Returns the likeliest token; the first of several. */
    int top() {
        return top;
    }

    /** Returns the Kullback-Leibler divergence of {@code other} from this row, in nats; never negative. */
    double divergenceOf(LogitRow other) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            double own = logits[i] - logSum;
            double probability = Math.exp(own);
            if (probability > 0) {
                sum += probability * (own - other.logProbability(i));
            }
        }
        // rounding can push equal distributions a hair below zero
        return Math.max(0, sum);
    }

    /** Subtracts the maximum first, so that no exponential overflows. */
    private void sumUp(int position) {
        top = 0;
        for (int i = 1; i < logits.length; i++) {
            if (logits[i] > logits[top]) {
                top = i;
            }
        }
        double maximum = logits[top];
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - maximum);
        }
        logSum = maximum + Math.log(sum);
        if (!Double.isFinite(logSum)) {
            throw new BackendException("scorer", "the logits at position " + position + " are no distribution", null);
        }
    }
}
