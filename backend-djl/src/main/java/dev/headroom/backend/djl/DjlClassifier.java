package dev.headroom.backend.djl;

import dev.headroom.classification.Classification;
import dev.headroom.inference.EncoderTokenizer;
import dev.headroom.inference.EncoderTokenizer.Sentence;
import dev.headroom.inference.StopSwitch;
import dev.headroom.model.ModelProfile;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.TextClassifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sequence classifier in memory.
 *
 * <p>Thread-safe; calls run one after another on the inference thread.
 */
final class DjlClassifier extends DjlEncoder implements TextClassifier {

    private final List<String> labels;

    DjlClassifier(
            ModelProfile profile, LoadedArrays arrays, EncoderTokenizer tokenizer, int longest, List<String> labels) {
        super(profile, arrays, tokenizer, longest);
        this.labels = List.copyOf(labels);
    }

    @Override
    public TextClassifier classifier() {
        checkOpen();
        return this;
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public List<Classification> classify(List<String> texts, CancelToken cancel) {
        return List.of(run("classifying", texts, cancel, this::label, new Classification[texts.size()]));
    }

    List<Classification> label(List<Sentence> batch, StopSwitch stop) {
        float[] logits = encoder().run(batch, stop, encoder().network()::labels);
        List<Classification> results = new ArrayList<>();
        for (int row = 0; row < batch.size(); row++) {
            results.add(softmax(logits, row * labels.size()));
        }
        return results;
    }

    private Classification softmax(float[] logits, int offset) {
        int best = 0;
        for (int i = 1; i < labels.size(); i++) {
            best = logits[offset + i] > logits[offset + best] ? i : best;
        }
        double total = 0;
        for (int i = 0; i < labels.size(); i++) {
            total += Math.exp((double) logits[offset + i] - logits[offset + best]);
        }
        Map<String, Double> probabilities = new LinkedHashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            probabilities.put(labels.get(i), Math.exp((double) logits[offset + i] - logits[offset + best]) / total);
        }
        return new Classification(labels.get(best), 1 / total, probabilities);
    }
}
