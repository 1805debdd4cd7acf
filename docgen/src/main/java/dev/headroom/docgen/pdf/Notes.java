package dev.headroom.docgen.pdf;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What could not be shown, each thing once, and no more of them than somebody would read. One thread at a time. */
final class Notes {

    private static final int MOST = 100;

    private final Set<String> sentences = new LinkedHashSet<>();

    void add(String sentence) {
        if (sentences.size() < MOST) {
            sentences.add(sentence);
        }
    }

    List<String> all() {
        return List.copyOf(sentences);
    }
}
