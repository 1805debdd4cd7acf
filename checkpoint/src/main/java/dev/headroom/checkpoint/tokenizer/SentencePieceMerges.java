package dev.headroom.checkpoint.tokenizer;

import dev.headroom.checkpoint.gguf.GgufMetadata;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * Turns the scores of a SentencePiece BPE vocabulary into the merge list that a Hugging Face tokenizer wants: every
 * piece in every split into two pieces, by falling score of the piece, then by the ids of the halves. The method is that
 * of {@code SentencePieceExtractor} in huggingface/transformers; it differs in leaving out pieces that text cannot become
 * (control, unknown, byte and user-defined ones).
 */
final class SentencePieceMerges {

    /** A pair of ids; {@code score} is that of the piece they make. */
    record Merge(double score, int left, int right) {}

    private SentencePieceMerges() {}

    static List<Merge> of(GgufVocabulary vocabulary, GgufMetadata metadata) {
        double[] scores = vocabulary.numbers("tokenizer.ggml.scores");
        if (scores.length == 0) {
            throw metadata.wrong("tokenizer.ggml.scores", "be there", "absent");
        }
        List<Merge> merges = new ArrayList<>();
        for (int id = 0; id < vocabulary.size(); id++) {
            String piece = vocabulary.token(id);
            if (vocabulary.isOrdinary(id) && piece.indexOf(' ') < 0) {
                // Adding 0 makes -0 equal to 0, as it is to the sort that this follows.
                merges.addAll(splits(vocabulary, piece, scores[id] + 0.0));
            }
        }
        merges.sort(Comparator.comparingDouble(Merge::score).reversed());
        return merges;
    }

    private static List<Merge> splits(GgufVocabulary vocabulary, String piece, double score) {
        List<Merge> splits = new ArrayList<>();
        for (int at = piece.offsetByCodePoints(0, Math.min(1, piece.length()));
                at < piece.length();
                at = piece.offsetByCodePoints(at, 1)) {
            OptionalInt left = vocabulary.ordinary(piece.substring(0, at));
            OptionalInt right = left.isEmpty() ? left : vocabulary.ordinary(piece.substring(at));
            if (left.isPresent() && right.isPresent()) {
                splits.add(new Merge(score, left.getAsInt(), right.getAsInt()));
            }
        }
        splits.sort(Comparator.comparingInt(Merge::left).thenComparingInt(Merge::right));
        return splits;
    }
}
