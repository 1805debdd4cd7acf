package dev.headroom.spi;

import dev.headroom.classification.Classification;
import dev.headroom.queue.CancelToken;
import java.util.List;

/** Labels texts. Thread-safe, one call at a time. */
public interface TextClassifier {

    /** Returns the labels in the model's order. */
    List<String> labels();

    /**
     * Classifies every text.
     *
     * @throws dev.headroom.RequestCancelledException if {@code cancel} fires
     */
    List<Classification> classify(List<String> texts, CancelToken cancel);
}
