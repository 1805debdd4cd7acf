package dev.headroom.cli.demo;

import dev.headroom.OptimizationManager;
import dev.headroom.ProgressListener;
import dev.headroom.embedding.Embeddings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Finds the passages whose meaning is nearest to a question, by cosine of their vectors. */
final class PassageSearch {

    private static final int BATCH = 8;

    private final OptimizationManager headroom;
    private final List<Passage> passages;
    private final List<float[]> vectors = new ArrayList<>();

    private PassageSearch(OptimizationManager headroom, List<Passage> passages) {
        this.headroom = headroom;
        this.passages = passages;
    }

    /**
     * A passage found.
     *
     * @param passage the passage
     * @param score cosine with the question, in [-1, 1]
     */
    record Hit(Passage passage, double score) {}

    /** Embeds every passage. */
    static PassageSearch over(OptimizationManager headroom, List<Passage> passages, ProgressListener progress) {
        PassageSearch search = new PassageSearch(headroom, passages);
        for (int begin = 0; begin < passages.size(); begin += BATCH) {
            progress.progress("embedding passages", begin, passages.size());
            List<String> texts = passages.subList(begin, Math.min(passages.size(), begin + BATCH)).stream()
                    .map(Passage::text)
                    .toList();
            search.vectors.addAll(headroom.embed(texts).vectors());
        }
        progress.progress("embedding passages", passages.size(), passages.size());
        return search;
    }

    /** Returns the best passages, the best first. */
    List<Hit> best(String question, int count) {
        float[] asked = headroom.embed(List.of(question)).vectors().get(0);
        return IntStream.range(0, passages.size())
                .mapToObj(i -> new Hit(passages.get(i), Embeddings.cosine(asked, vectors.get(i))))
                .sorted(Comparator.comparingDouble(Hit::score).reversed())
                .limit(count)
                .toList();
    }
}
