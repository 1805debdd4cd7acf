package dev.headroom.docgen.markdown;

import dev.headroom.document.ChartBlock;
import dev.headroom.document.DocumentBlock;
import org.commonmark.node.CustomBlock;

/** A chart or a table of the document, where the body put it. */
public final class Figure extends CustomBlock {

    private final DocumentBlock block;
    private final int number;
    private final String caption;

    Figure(DocumentBlock block, int number, String caption) {
        this.block = block;
        this.number = number;
        this.caption = caption;
    }

    /** Returns what is shown. */
    public DocumentBlock block() {
        return block;
    }

    /** Returns its number among the charts, or among the tables, from 1. */
    public int number() {
        return number;
    }

    /** Returns the words beside it: the block's own, or else those of the body; possibly empty. */
    public String caption() {
        return caption;
    }

    /** Returns the name that links lead to. */
    public String anchor() {
        return (block instanceof ChartBlock ? "figure-" : "table-") + block.name();
    }
}
