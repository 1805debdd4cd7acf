package dev.headroom.testkit;

import dev.headroom.classification.Classification;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.TextClassifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Calls a text positive by the hash of its characters. */
final class FakeClassifier implements TextClassifier {

    private static final List<String> LABELS = List.of("NEGATIVE", "POSITIVE");

    private final FakeModel model;

    FakeClassifier(FakeModel model) {
        this.model = model;
    }

    @Override
    public List<String> labels() {
        return LABELS;
    }

    @Override
    public List<Classification> classify(List<String> texts, CancelToken cancel) {
        model.checkOpen();
        model.calls().classifications.incrementAndGet();
        List<Classification> results = new ArrayList<>();
        for (String text : texts) {
            cancel.throwIfCancelled();
            double positive = Math.floorMod(text.hashCode(), 101) / 100.0;
            results.add(new Classification(
                    positive > 0.5 ? "POSITIVE" : "NEGATIVE",
                    Math.max(positive, 1 - positive),
                    Map.of("POSITIVE", positive, "NEGATIVE", 1 - positive)));
        }
        return results;
    }
}
