package dev.headroom.docgen.markdown;

import org.commonmark.node.CustomBlock;

/** A formula between lines that begin and end with two dollar signs. */
public final class MathBlock extends CustomBlock {

    private String tex = "";

    MathBlock() {}

    /** Returns its source, without the dollar signs. */
    public String tex() {
        return tex;
    }

    void setTex(String source) {
        tex = source;
    }
}
