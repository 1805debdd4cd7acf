package dev.headroom.docgen.markdown;

import dev.headroom.docgen.math.FormulaDisplay;
import dev.headroom.docgen.math.FormulaReading;
import dev.headroom.docgen.math.TexFormula;
import org.commonmark.node.CustomNode;

/** A formula in a line of text. */
public final class MathInline extends CustomNode {

    private final String tex;
    private final FormulaReading reading;

    MathInline(String tex, FormulaDisplay display) {
        this.tex = tex;
        reading = TexFormula.read(tex, display);
    }

    /** Returns its source, without the dollar signs. */
    public String tex() {
        return tex;
    }

    /** Returns what was read of it; what was refused is shown by its source. */
    public FormulaReading reading() {
        return reading;
    }
}
