package dev.headroom.docgen.citation;

import java.util.List;

/**
 * The citations of a document, set.
 *
 * @param citations the text of each group, in their order
 * @param entries the list of works, in the order of the style; only works that are cited
 * @param notes what could not be done, one sentence each
 */
public record CitedDocument(List<List<Run>> citations, List<BibliographyEntry> entries, List<String> notes) {

    /** Copies the lists. */
    public CitedDocument {
        citations = citations.stream().map(List::copyOf).toList();
        entries = List.copyOf(entries);
        notes = List.copyOf(notes);
    }
}
