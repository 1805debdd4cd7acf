package dev.headroom.docgen.citation;

import java.util.List;
import java.util.Objects;

/**
 * Citations that stand together in a text.
 *
 * @param start of the first character, from 0
 * @param end after the last character
 * @param form with or without brackets
 * @param citations at least one
 */
public record CitationGroup(int start, int end, Form form, List<Citation> citations) {

    /** Copies the list; rejects an empty one and places that are not in order. */
    public CitationGroup {
        Objects.requireNonNull(form, "form");
        citations = List.copyOf(citations);
        if (citations.isEmpty()) {
            throw new IllegalArgumentException("citations must hold at least one, was empty");
        }
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("end must be after start, was " + end + " after " + start);
        }
    }

    /** How a group was written. */
    public enum Form {
        /** {@code [@key]}. */
        BRACKETED,
        /** {@code @key} or {@code @key [p. 12]}: the names are part of the sentence. */
        IN_TEXT
    }
}
