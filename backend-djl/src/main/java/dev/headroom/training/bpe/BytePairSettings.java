package dev.headroom.training.bpe;

import java.util.List;
import java.util.Set;

/**
 * What to train.
 *
 * @param vocabularySize the ids to reach: special tokens, 256 bytes and merges; at most {@value #LARGEST_VOCABULARY}
 * @param specialTokens ids from 0 on; {@code <s>} and {@code </s>} must be among them
 * @param minimumPairFrequency how often two tokens must stand side by side to be merged, at least 1
 */
public record BytePairSettings(int vocabularySize, List<String> specialTokens, int minimumPairFrequency) {

    /** The largest vocabulary: {@value}. */
    public static final int LARGEST_VOCABULARY = 1 << 20;

    /** Starts every sequence: {@value}. */
    public static final String BEGINNING = "<s>";

    /** Ends every document: {@value}. */
    public static final String END = "</s>";

    /** The ids of the bytes. */
    static final int BYTES = 256;

    /** Checks the ranges and keeps its own copy of the list. */
    public BytePairSettings {
        specialTokens = List.copyOf(specialTokens);
        if (Set.copyOf(specialTokens).size() < specialTokens.size() || specialTokens.contains("")) {
            throw new IllegalArgumentException("specialTokens must be distinct and not empty, was " + specialTokens);
        }
        if (!specialTokens.contains(BEGINNING) || !specialTokens.contains(END)) {
            throw new IllegalArgumentException(
                    "specialTokens must hold " + BEGINNING + " and " + END + ", was " + specialTokens);
        }
        int smallest = specialTokens.size() + BYTES;
        if (vocabularySize < smallest || vocabularySize > LARGEST_VOCABULARY) {
            throw new IllegalArgumentException("vocabularySize must be between " + smallest + " and "
                    + LARGEST_VOCABULARY + ", was " + vocabularySize);
        }
        if (minimumPairFrequency < 1) {
            throw new IllegalArgumentException("minimumPairFrequency must be at least 1, was " + minimumPairFrequency);
        }
    }

    /** Returns settings with {@code <s>} as 0, {@code </s>} as 1 and pairs that occur at least twice. */
    public static BytePairSettings ofSize(int vocabularySize) {
        return new BytePairSettings(vocabularySize, List.of(BEGINNING, END), 2);
    }
}
