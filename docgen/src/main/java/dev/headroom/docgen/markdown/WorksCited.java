package dev.headroom.docgen.markdown;

import dev.headroom.docgen.citation.BibliographyEntry;
import java.util.List;
import org.commonmark.node.CustomBlock;

/** The list of works at the end of a document; at least one. Writers put its heading before it. */
public final class WorksCited extends CustomBlock {

    private final List<BibliographyEntry> entries;

    WorksCited(List<BibliographyEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** Returns the works in the order of their style. */
    public List<BibliographyEntry> entries() {
        return entries;
    }
}
