package dev.headroom.docgen.citation;

import java.util.List;
import java.util.Objects;

/**
 * One work in the list of works.
 *
 * @param key the work's
 * @param label before the entry, as "[1]"; empty in styles without numbers
 * @param runs the entry
 */
public record BibliographyEntry(String key, String label, List<Run> runs) {

    /** Copies the list; rejects nulls. */
    public BibliographyEntry {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(label, "label");
        runs = List.copyOf(runs);
    }
}
