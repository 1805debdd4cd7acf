package dev.headroom.training;

import dev.headroom.training.text.TokenFile;
import java.util.SplittableRandom;

/**
 * Says which stretch of the text each sequence of a run is: a pure function of seed and number, so that a resumed run
 * sees what an uninterrupted one would have seen.
 *
 * <p>An epoch cuts the text into windows from a random offset on and visits each once, in random order. Holds 4 bytes
 * per window. One thread at a time.
 */
final class BatchSampler {

    private final TokenFile tokens;
    private final int context;
    private final long seed;
    private final int windows;
    private long epoch = -1;
    private long offset;
    private int[] order = new int[0];

    BatchSampler(TokenFile tokens, int context, long seed) {
        this.tokens = tokens;
        this.context = context;
        this.seed = seed;
        // a window predicts the token after its last one, and the offset takes up to one window
        long whole = (tokens.size() - 1) / context - 1;
        if (whole < 1) {
            throw new IllegalArgumentException("the text must have at least " + (2L * context + 1)
                    + " tokens for a context of " + context + ", was " + tokens.size());
        }
        this.windows = (int) Math.min(whole, Integer.MAX_VALUE);
    }

    /** Returns how many sequences one pass over the text has. */
    int windows() {
        return windows;
    }

    /** Returns {@code context + 1} token ids: the input, and shifted by one what it should predict. */
    int[] sequence(long number) {
        seek(number / windows);
        int[] ids = new int[context + 1];
        tokens.read(offset + (long) order[(int) (number % windows)] * context, ids);
        return ids;
    }

    private void seek(long wanted) {
        if (wanted == epoch) {
            return;
        }
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + wanted);
        int[] shuffled = new int[windows];
        for (int i = 0; i < windows; i++) {
            int j = random.nextInt(i + 1);
            shuffled[i] = shuffled[j];
            shuffled[j] = i;
        }
        order = shuffled;
        offset = random.nextInt(context);
        epoch = wanted;
    }
}
