package dev.headroom.docgen.html;

import dev.headroom.docgen.markdown.MathInline;

/** Writes formulas. */
final class FormulaMarkup {

    FormulaMarkup() {}

    String markup(String tex, MathInline.Display display) {
        return "<code class=\"math\">" + Escaped.of(tex) + "</code>";
    }
}
