package dev.headroom.docgen;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a reader should know about one rendering: each sentence once, and not more than a reader would read. */
final class Notes {

    private static final int MOST = 50;

    private final Set<String> sentences = new LinkedHashSet<>();
    private int more;

    void add(String sentence) {
        if (sentences.contains(sentence)) {
            return;
        }
        if (sentences.size() < MOST) {
            sentences.add(sentence);
        } else {
            more++;
        }
    }

    void addAll(List<String> several) {
        several.forEach(this::add);
    }

    List<String> list() {
        Stream<String> rest = more > 0 ? Stream.of("and " + more + " more notes of this kind") : Stream.empty();
        return Stream.concat(sentences.stream(), rest).collect(Collectors.toUnmodifiableList());
    }
}
