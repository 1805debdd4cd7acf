package dev.headroom.embedding;

import java.util.List;

/**
 * Unit vectors of sentences, in the order asked.
 *
 * @param vectors float32 vectors of one length each; not to be modified
 */
public record Embeddings(List<float[]> vectors) {

    /** Copies the list. */
    public Embeddings {
        vectors = List.copyOf(vectors);
    }

    /** Returns the cosine of two unit vectors, in [-1, 1]. */
    public static double cosine(float[] a, float[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("vectors must have one length, was " + a.length + " and " + b.length);
        }
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
