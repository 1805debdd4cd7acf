package dev.headroom.evaluate;

import dev.headroom.queue.CancelToken;
import dev.headroom.spi.TokenScorer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.Function;

/** A scorer over the letters a, b, c, … whose logits are a function of the tokens so far. Token 0 leads every text. */
final class FakeScorer implements TokenScorer {

    private final int vocabulary;
    private final int context;
    private final Function<int[], float[]> logits;
    int longestRun;
    int runs;

    FakeScorer(int vocabulary, int context, Function<int[], float[]> logits) {
        this.vocabulary = vocabulary;
        this.context = context;
        this.logits = logits;
    }

    static FakeScorer uniform(int vocabulary, int context) {
        return new FakeScorer(vocabulary, context, prefix -> new float[vocabulary]);
    }

    /** Always the same distribution, given as probabilities. */
    static FakeScorer fixed(int context, double... probabilities) {
        float[] row = new float[probabilities.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) Math.log(probabilities[i]);
        }
        return new FakeScorer(row.length, context, prefix -> row);
    }

    @Override
    public int vocabularySize() {
        return vocabulary;
    }

    @Override
    public int contextLength() {
        return context;
    }

    @Override
    public int[] tokenize(String text) {
        int[] ids = new int[text.length() + 1];
        for (int i = 0; i < text.length(); i++) {
            ids[i + 1] = 1 + text.charAt(i) - 'a';
        }
        return ids;
    }

    @Override
    public String detokenize(int[] ids) {
        StringBuilder text = new StringBuilder();
        for (int id : ids) {
            if (id > 0) {
                text.append((char) ('a' + id - 1));
            }
        }
        return text.toString();
    }

    @Override
    public void score(int[] ids, LogitsVisitor visitor, CancelToken cancel) {
        if (ids.length < 1 || ids.length > context) {
            throw new IllegalArgumentException("ids must be 1 to " + context + ", was " + ids.length);
        }
        runs++;
        longestRun = Math.max(longestRun, ids.length);
        for (int i = 0; i < ids.length; i++) {
            cancel.throwIfCancelled();
            visitor.visit(i, FloatBuffer.wrap(logits.apply(Arrays.copyOf(ids, i + 1))));
        }
    }
}
