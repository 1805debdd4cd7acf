package dev.headroom.training.bpe;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a byte-level byte pair vocabulary: from single bytes on, the two neighbouring tokens that occur most often
 * become a token of their own, until the vocabulary is full.
 *
 * <pre>{@code
 * BytePairVocabulary vocabulary = new BytePairTrainer(BytePairSettings.ofSize(4096)).train(texts);
 * vocabulary.write(directory, 512);
 * }</pre>
 *
 * <p>Thread-safe: holds its settings only. A training holds each distinct word once and one text at a time: 52 MB of
 * novels have 96,580 distinct words and train within a heap of 128 MB. The same texts give the same vocabulary in any
 * order: the pair that occurs more often goes first, of equals the one with the smaller ids, as in Hugging Face's
 * trainer.
 *
 * <p>Sources: Sennrich, Haddow and Birch 2016, "Neural Machine Translation of Rare Words with Subword Units", §3.2;
 * bytes as alphabet: Radford et al. 2019, "Language Models are Unsupervised Multitask Learners", §2.2. Differs from the
 * first in that words carry their leading space instead of an end mark.
 */
public final class BytePairTrainer {

    private static final Logger LOG = LoggerFactory.getLogger(BytePairTrainer.class);

    private final BytePairSettings settings;

    /** Trains with these settings. */
    public BytePairTrainer(BytePairSettings settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /**
     * Trains on texts, read once; the stream is not closed. Merges never cross the end of a text. With too little text
     * the vocabulary stays smaller than asked for, which is logged: see {@link BytePairVocabulary#missingTokens()}.
     *
     * @throws IllegalArgumentException if the texts hold no character
     */
    public BytePairVocabulary train(Stream<String> texts) {
        Map<String, long[]> counts = new HashMap<>();
        texts.sequential()
                .forEach(text -> WordPattern.split(text, word -> counts.computeIfAbsent(word, w -> new long[1])[0]++));
        if (counts.isEmpty()) {
            throw new IllegalArgumentException("texts must hold at least one character, was empty");
        }
        int firstByte = settings.specialTokens().size();
        PairMerges merges = new PairMerges(counts.size());
        counts.forEach((word, count) -> merges.addWord(ids(word, firstByte), count[0]));
        BytePairVocabulary vocabulary = MergeLoop.run(settings, merges);
        if (vocabulary.missingTokens() > 0) {
            LOG.info(
                    "{} tokens instead of {}: no other pair of tokens occurs {} times in {} distinct words",
                    vocabulary.size(),
                    settings.vocabularySize(),
                    settings.minimumPairFrequency(),
                    counts.size());
        }
        return vocabulary;
    }

    private static int[] ids(String word, int firstByte) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        int[] ids = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            ids[i] = firstByte + (bytes[i] & 0xff);
        }
        return ids;
    }
}
