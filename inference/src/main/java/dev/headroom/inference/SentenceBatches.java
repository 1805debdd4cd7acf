package dev.headroom.inference;

import dev.headroom.inference.EncoderTokenizer.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sentences in batches of similar length, so that little is padded.
 *
 * @param mostSentences of a batch, at least 1
 * @param mostTokens of a batch, padding included; a longer sentence makes a batch of its own
 */
public record SentenceBatches(int mostSentences, int mostTokens) {

    /** Returns the sentences' indices, batch by batch, short ones first; the last of a batch is its longest. */
    public List<List<Integer>> of(List<Sentence> sentences) {
        List<Integer> order = IntStream.range(0, sentences.size())
                .boxed()
                .sorted(Comparator.comparingInt(index -> sentences.get(index).length()))
                .toList();
        List<List<Integer>> batches = new ArrayList<>();
        int from = 0;
        while (from < order.size()) {
            int to = from + 1;
            while (to < order.size()
                    && fits(to + 1 - from, sentences.get(order.get(to)).length())) {
                to++;
            }
            batches.add(order.subList(from, to));
            from = to;
        }
        return batches;
    }

    private boolean fits(int count, int longest) {
        return count <= mostSentences && (long) count * longest <= mostTokens;
    }
}
