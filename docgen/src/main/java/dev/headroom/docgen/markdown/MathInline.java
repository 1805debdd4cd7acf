package dev.headroom.docgen.markdown;

import org.commonmark.node.CustomNode;

/** A formula in a line of text. */
public final class MathInline extends CustomNode {

    private final String tex;
    private final Display display;

    /** How a formula stands. */
    public enum Display {
        /** In the line. */
        INLINE,
        /** By itself, with limits above and below. */
        BLOCK
    }

    MathInline(String tex, Display display) {
        this.tex = tex;
        this.display = display;
    }

    /** Returns its source, without the dollar signs. */
    public String tex() {
        return tex;
    }

    /** Returns how it stands. */
    public Display display() {
        return display;
    }
}
