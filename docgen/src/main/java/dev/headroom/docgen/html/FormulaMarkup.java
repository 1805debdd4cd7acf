package dev.headroom.docgen.html;

import dev.headroom.docgen.math.FormulaReading;
import dev.headroom.docgen.math.FormulaReading.Understood;
import dev.headroom.docgen.text.Escaped;

/** Writes formulas: as MathML for browsers, and for print in boxes that CSS 2.1 can place. */
final class FormulaMarkup {

    private FormulaMarkup() {}

    static String inline(String tex, FormulaReading reading, Medium medium) {
        if (!(reading instanceof Understood understood)) {
            return "<code class=\"math\">" + Escaped.of(tex) + "</code>";
        }
        return medium == Medium.SCREEN
                ? understood.formula().mathMl()
                : understood.formula().html();
    }

    static String block(String tex, FormulaReading reading, Medium medium) {
        return "<div class=\"math\">" + inline(tex, reading, medium) + "</div>";
    }
}
