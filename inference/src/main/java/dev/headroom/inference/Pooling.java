package dev.headroom.inference;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.FloatBuffer;
import java.nio.file.Path;

/** How the vectors of a sentence's tokens become one (Reimers and Gurevych 2019, Sentence-BERT, section 3). */
public enum Pooling {
    /** Their mean. */
    MEAN,
    /** The one of the first token. */
    FIRST;

    /** Reads a sentence-transformers pooling file; the mean where there is none. */
    public static Pooling read(Path file) {
        return OptionalJson.read(file).map(Pooling::of).orElse(MEAN);
    }

    private static Pooling of(JsonObject json) {
        JsonElement first = json.get("pooling_mode_cls_token");
        return first != null && first.isJsonPrimitive() && first.getAsBoolean() ? FIRST : MEAN;
    }

    /**
     * Returns the unit vector of one sentence.
     *
     * @param hidden float32, {@code [tokens, width]} row-major from {@code offset} on
     * @param offset index of the first value
     * @param tokens tokens of the sentence, without padding
     * @param width values per token
     */
    public float[] pool(FloatBuffer hidden, int offset, int tokens, int width) {
        double[] sum = new double[width];
        int rows = this == FIRST ? 1 : tokens;
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < width; i++) {
                sum[i] += hidden.get(offset + row * width + i);
            }
        }
        double square = 0;
        for (double value : sum) {
            square += value * value;
        }
        // the mean's divisor falls out of the unit length
        double scale = square > 0 ? 1 / Math.sqrt(square) : 0;
        float[] unit = new float[width];
        for (int i = 0; i < width; i++) {
            unit[i] = (float) (sum[i] * scale);
        }
        return unit;
    }
}
