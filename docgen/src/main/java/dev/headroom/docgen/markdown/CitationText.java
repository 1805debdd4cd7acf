package dev.headroom.docgen.markdown;

import dev.headroom.docgen.citation.Run;
import java.util.List;
import org.commonmark.node.CustomNode;

/** A citation in a line of text, as its style sets it. */
public final class CitationText extends CustomNode {

    private final List<Run> runs;

    CitationText(List<Run> runs) {
        this.runs = List.copyOf(runs);
    }

    /** Returns its pieces in order. */
    public List<Run> runs() {
        return runs;
    }
}
