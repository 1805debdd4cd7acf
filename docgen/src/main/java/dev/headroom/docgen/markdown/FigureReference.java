package dev.headroom.docgen.markdown;

import org.commonmark.node.CustomNode;

/** A place in a line that speaks of a chart or a table which stands elsewhere. */
public final class FigureReference extends CustomNode {

    private final Figure figure;

    FigureReference(Figure figure) {
        this.figure = figure;
    }

    /** Returns what it speaks of. */
    public Figure figure() {
        return figure;
    }
}
