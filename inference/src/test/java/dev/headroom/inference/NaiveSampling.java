package dev.headroom.inference;

import dev.headroom.generation.GenerationSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The probabilities that sampling must follow, computed plainly in float64: what the fast sampler is compared with. */
final class NaiveSampling {

    private NaiveSampling() {}

    static Map<Integer, Double> probabilities(float[] logits, Set<Integer> seen, GenerationSettings settings) {
        List<double[]> tokens = new ArrayList<>();
        for (int id = 0; id < logits.length; id++) {
            double score = logits[id];
            if (seen.contains(id)) {
                score = score < 0 ? score * settings.repetitionPenalty() : score / settings.repetitionPenalty();
            }
            // the penalised score is a float32, as the model's are
            tokens.add(new double[] {id, (float) score / settings.temperature()});
        }
        tokens.sort(Comparator.<double[]>comparingDouble(token -> -token[1]).thenComparingDouble(token -> token[0]));
        if (settings.topK() > 0 && settings.topK() < tokens.size()) {
            double lowest = tokens.get(settings.topK() - 1)[1];
            tokens.removeIf(token -> token[1] < lowest);
        }
        double highest = tokens.get(0)[1];
        double total = tokens.stream()
                .mapToDouble(token -> Math.exp(token[1] - highest))
                .sum();
        Map<Integer, Double> kept = new HashMap<>();
        double sum = 0;
        for (double[] token : tokens) {
            if (sum >= settings.topP()) {
                break;
            }
            double probability = Math.exp(token[1] - highest) / total;
            kept.put((int) token[0], probability);
            sum += probability;
        }
        double nucleus = sum;
        kept.replaceAll((id, probability) -> probability / nucleus);
        return kept;
    }
}
