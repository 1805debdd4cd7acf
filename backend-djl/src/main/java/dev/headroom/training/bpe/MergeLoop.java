package dev.headroom.training.bpe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Merges the best pair until the vocabulary is full or no pair is frequent enough. */
final class MergeLoop {

    private MergeLoop() {}

    static BytePairVocabulary run(BytePairSettings settings, PairMerges words) {
        List<String> tokens = new ArrayList<>(settings.specialTokens());
        for (int b = 0; b < BytePairSettings.BYTES; b++) {
            tokens.add(String.valueOf(ByteAlphabet.of(b)));
        }
        int firstByte = settings.specialTokens().size();
        Map<String, Integer> ids = new HashMap<>();
        for (int id = firstByte; id < tokens.size(); id++) {
            ids.put(tokens.get(id), id);
        }
        List<BytePairVocabulary.Merge> merges = new ArrayList<>();
        Set<BytePairVocabulary.Merge> known = new HashSet<>();
        while (tokens.size() < settings.vocabularySize()) {
            Optional<PairMerges.Pair> best = words.best();
            if (best.isEmpty() || best.get().count() < settings.minimumPairFrequency()) {
                break;
            }
            PairMerges.Pair pair = best.get();
            String token = tokens.get(pair.left()) + tokens.get(pair.right());
            // two ways to one token (a+bc, ab+c) share its id
            Integer id = ids.get(token);
            if (id == null) {
                id = tokens.size();
                ids.put(token, id);
                tokens.add(token);
            }
            BytePairVocabulary.Merge merge = new BytePairVocabulary.Merge(pair.left(), pair.right());
            if (known.add(merge)) {
                merges.add(merge);
            }
            words.merge(pair, id);
        }
        return new BytePairVocabulary(settings, tokens, merges);
    }
}
