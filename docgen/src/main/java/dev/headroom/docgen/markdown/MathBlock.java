package dev.headroom.docgen.markdown;

import dev.headroom.docgen.math.FormulaDisplay;
import dev.headroom.docgen.math.FormulaReading;
import dev.headroom.docgen.math.TexFormula;
import org.commonmark.node.CustomBlock;

/** A formula between lines that begin and end with two dollar signs. */
public final class MathBlock extends CustomBlock {

    private String tex = "";
    private FormulaReading reading = TexFormula.read("", FormulaDisplay.BLOCK);

    MathBlock() {}

    /** Returns its source, without the dollar signs. */
    public String tex() {
        return tex;
    }

    /** Returns what was read of it; what was refused is shown by its source. */
    public FormulaReading reading() {
        return reading;
    }

    void setTex(String source) {
        tex = source;
        reading = TexFormula.read(source, FormulaDisplay.BLOCK);
    }
}
