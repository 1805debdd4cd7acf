package dev.headroom.classification;

import java.util.Map;

/**
 * The labels of one text with their probabilities.
 *
 * @param label the likeliest label
 * @param probability its probability, in [0, 1]
 * @param probabilities all labels; the probabilities sum to 1
 */
public record Classification(String label, double probability, Map<String, Double> probabilities) {

    /** Copies the map. */
    public Classification {
        probabilities = Map.copyOf(probabilities);
    }
}
