package dev.headroom.testkit;

import dev.headroom.embedding.Embeddings;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.TextEmbedder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts words in {@value #DIMENSIONS} buckets of their hash. */
final class FakeEmbedder implements TextEmbedder {

    static final int DIMENSIONS = 64;

    private final FakeModel model;

    FakeEmbedder(FakeModel model) {
        this.model = model;
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    @Override
    public Embeddings embed(List<String> texts, CancelToken cancel) {
        model.checkOpen();
        model.calls().embeddings.incrementAndGet();
        List<float[]> vectors = new ArrayList<>();
        for (String text : texts) {
            cancel.throwIfCancelled();
            vectors.add(vector(text));
        }
        return new Embeddings(vectors);
    }

    private static float[] vector(String text) {
        float[] vector = new float[DIMENSIONS];
        for (String word : (text + " ").toLowerCase(Locale.ROOT).split("\\W+", -1)) {
            vector[Math.floorMod(word.hashCode() * 31, DIMENSIONS)]++;
        }
        double sum = 0;
        for (float value : vector) {
            sum += value * value;
        }
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] /= (float) Math.sqrt(sum);
        }
        return vector;
    }
}
