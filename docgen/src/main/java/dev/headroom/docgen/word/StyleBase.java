package dev.headroom.docgen.word;

import dev.headroom.ByteSize;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The styles that documents are written with. Thread-safe, immutable; holds its texts, at most those of the user's file.
 *
 * @param styles the part
 * @param numbering the part, its end open for the lists of a document
 * @param lists ids within it
 * @param ids our names of styles to those of the part, where they differ
 * @param more parts taken over as they are
 */
record StyleBase(String styles, String numbering, Lists lists, Map<String, String> ids, List<Carried> more) {

    static final String NUMBERING_END = "</w:numbering>";

    StyleBase {
        ids = Map.copyOf(ids);
        more = List.copyOf(more);
    }

    /**
     * @param bullets the list of all bullets
     * @param numbered the kind of numbered lists
     * @param free the first number that no list has
     */
    record Lists(int bullets, int numbered, int free) {}

    /** A part such as {@code theme}, without relationships. */
    record Carried(String kind, String name, String type, String text) {}

    /** Returns how the part calls a style of ours. */
    String id(String style) {
        return ids.getOrDefault(style, style);
    }

    int bulletList() {
        return lists.bullets();
    }

    int numberedKind() {
        return lists.numbered();
    }

    int firstFreeList() {
        return lists.free();
    }

    byte[] numberingWith(String added) {
        return (numbering + added + NUMBERING_END).getBytes(StandardCharsets.UTF_8);
    }

    ByteSize weight() {
        long characters = (long) styles.length() + numbering.length();
        for (Carried one : more) {
            characters += one.text().length();
        }
        return ByteSize.of(2 * characters + 100L * ids.size());
    }
}
