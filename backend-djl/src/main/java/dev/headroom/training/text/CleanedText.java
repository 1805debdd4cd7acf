package dev.headroom.training.text;

import java.util.Map;

/**
 * A text after cleaning.
 *
 * @param text paragraphs separated by one blank line, no blank line or newline at either end; possibly empty
 * @param counts how often each rule was applied; rules that were not are absent
 */
public record CleanedText(String text, Map<CleaningRule, Integer> counts) {

    /** Keeps its own copy of the counts. */
    public CleanedText {
        counts = Map.copyOf(counts);
    }
}
