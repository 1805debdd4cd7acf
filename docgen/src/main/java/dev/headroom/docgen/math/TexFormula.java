package dev.headroom.docgen.math;

import dev.headroom.docgen.text.CleanText;
import java.util.Objects;

/**
 * A formula that was understood, ready to be written in any form. Immutable; thread-safe.
 *
 * <pre>{@code
 * FormulaReading reading = TexFormula.read("\\frac{a}{b}", FormulaDisplay.BLOCK);
 * if (reading instanceof FormulaReading.Understood understood) {
 *     html.append(understood.formula().mathMl());
 * } else if (reading instanceof FormulaReading.Refused refused) {
 *     note(refused.position(), refused.reason());
 * }
 * }</pre>
 *
 * @param tex the source
 * @param display where the formula stands
 * @param body what it says
 */
public record TexFormula(String tex, FormulaDisplay display, Formula body) {

    /** Characters of a formula at most. */
    public static final int LONGEST = 10_000;

    /** Groups, fractions, roots and fences inside each other at most. */
    public static final int DEEPEST = 60;

    /** Rejects nulls. */
    public TexFormula {
        Objects.requireNonNull(tex, "tex");
        Objects.requireNonNull(display, "display");
        Objects.requireNonNull(body, "body");
    }

    /**
     * Reads a formula.
     *
     * @param tex without the dollars around it
     * @param display where it stands
     */
    public static FormulaReading read(String tex, FormulaDisplay display) {
        try {
            String clean = CleanText.of(tex); // so that no writer has to
            return new FormulaReading.Understood(new TexFormula(clean, display, TexParser.parse(clean)));
        } catch (RefusedTexException refused) {
            return refused.refusal();
        }
    }

    /** Returns a {@code <math>} element of Presentation MathML with the source as annotation; no script, no links. */
    public String mathMl() {
        return MathMl.write(this);
    }

    /** Returns XHTML spans for a renderer that knows CSS 2.1; needs the rules of {@link FormulaHtml#css()}. */
    public String html() {
        return FormulaHtml.write(this);
    }

    /** Returns {@code <m:oMath>}, or {@code <m:oMathPara>} for a block, that declares its namespace itself. */
    public String omml() {
        return Omml.write(this);
    }

    /** Returns one line of text for alternative texts and outputs without formulas. */
    public String plainText() {
        return PlainFormula.write(body);
    }
}
