package dev.headroom.docgen.math;

import dev.headroom.docgen.math.Formula.Accent;
import dev.headroom.docgen.math.Formula.Align;
import dev.headroom.docgen.math.Formula.Bar;
import dev.headroom.docgen.math.Formula.Boxed;
import dev.headroom.docgen.math.Formula.Fenced;
import dev.headroom.docgen.math.Formula.Fraction;
import dev.headroom.docgen.math.Formula.Placement;
import dev.headroom.docgen.math.Formula.Reach;
import dev.headroom.docgen.math.Formula.Role;
import dev.headroom.docgen.math.Formula.Root;
import dev.headroom.docgen.math.Formula.Row;
import dev.headroom.docgen.math.Formula.Scripts;
import dev.headroom.docgen.math.Formula.Side;
import dev.headroom.docgen.math.Formula.Space;
import dev.headroom.docgen.math.Formula.Symbol;
import dev.headroom.docgen.math.Formula.Table;
import dev.headroom.docgen.math.Formula.TableStyle;
import dev.headroom.docgen.math.Formula.Text;
import dev.headroom.docgen.math.Formula.Variant;
import dev.headroom.docgen.text.Escaped;
import java.util.List;
import java.util.Locale;

/**
 * Writes Presentation MathML as browsers read it (MathML Core), with attributes of MathML 3 where Core says nothing.
 * One thread at a time.
 */
final class MathMl {

    private static final String THIN = "<mspace width=\"0.1667em\"/>";

    private final StringBuilder xml = new StringBuilder();

    private MathMl() {}

    static String write(TexFormula formula) {
        String display = formula.display() == FormulaDisplay.BLOCK ? "block" : "inline";
        MathMl writer = new MathMl();
        writer.xml
                .append("<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"")
                .append(display)
                .append("\"><semantics>");
        writer.one(formula.body(), formula.display());
        writer.xml
                .append("<annotation encoding=\"application/x-tex\">")
                .append(Escaped.of(formula.tex()))
                .append("</annotation></semantics></math>");
        return writer.xml.toString();
    }

    private void element(String name, String text) {
        element(name, "", text);
    }

    private void element(String name, String attributes, String text) {
        xml.append('<').append(name).append(attributes).append('>');
        xml.append(Escaped.of(text)).append("</").append(name).append('>');
    }

    /** Writes exactly one element. */
    private void one(Formula formula, FormulaDisplay display) {
        if (formula instanceof Row row) {
            xml.append("<mrow>");
            row(row.parts(), display);
            xml.append("</mrow>");
        } else if (formula instanceof Symbol symbol) {
            symbol(symbol);
        } else if (formula instanceof Text text) {
            text(text);
        } else if (formula instanceof Space space) {
            xml.append(String.format(Locale.ROOT, "<mspace width=\"%.4fem\"/>", space.em()));
        } else if (formula instanceof Fraction fraction) {
            xml.append(fraction.bar() == Bar.LINE ? "<mfrac>" : "<mfrac linethickness=\"0\">");
            one(fraction.top(), FormulaDisplay.INLINE);
            one(fraction.bottom(), FormulaDisplay.INLINE);
            xml.append("</mfrac>");
        } else if (formula instanceof Root root) {
            root(root, display);
        } else if (formula instanceof Scripts scripts) {
            scripts(scripts, display);
        } else if (formula instanceof Accent accent) {
            accent(accent, display);
        } else if (formula instanceof Fenced fenced) {
            xml.append("<mrow>");
            fence(fenced.open(), "prefix");
            one(fenced.body(), display);
            fence(fenced.close(), "postfix");
            xml.append("</mrow>");
        } else if (formula instanceof Boxed boxed) {
            xml.append("<mrow style=\"border:1px solid;padding:0.2em 0.3em\">");
            one(boxed.body(), display);
            xml.append("</mrow>");
        } else if (formula instanceof Table table) {
            table(table, display);
        }
    }

    private void row(List<Formula> parts, FormulaDisplay display) {
        for (int i = 0; i < parts.size(); i++) {
            one(parts.get(i), display);
            if (i + 1 < parts.size() && FormulaRow.role(parts.get(i)) == Role.FUNCTION) {
                element("mo", "\u2061"); // function application
                if (needsSpace(parts.get(i + 1))) {
                    xml.append(THIN);
                }
            } else if (i + 1 < parts.size()
                    && FormulaRow.role(parts.get(i + 1)) == Role.FUNCTION
                    && isTerm(parts.get(i))) {
                xml.append(THIN);
            }
        }
    }

    private static boolean isTerm(Formula part) {
        Role role = FormulaRow.role(part);
        return role == Role.LETTER || role == Role.NUMBER || role == Role.CLOSING || part instanceof Fraction;
    }

    private static boolean needsSpace(Formula next) {
        Role role = FormulaRow.role(next);
        boolean spacedItself = role == Role.OPENING
                || role == Role.RELATION
                || role == Role.BINARY
                || role == Role.PUNCTUATION
                || role == Role.CLOSING;
        return !spacedItself && !(next instanceof Fenced) && !(next instanceof Space);
    }

    private void symbol(Symbol symbol) {
        switch (symbol.role()) {
            case NUMBER -> element("mn", MathLetters.of(symbol.text(), symbol.variant()));
            case LETTER -> letter(symbol);
            case FUNCTION -> element("mi", isSingle(symbol) ? " mathvariant=\"normal\"" : "", symbol.text());
            case ORDINARY -> ordinary(symbol);
            case LARGE -> element("mo", " largeop=\"true\" movablelimits=\"false\"", symbol.text());
            case OPENING -> element("mo", " form=\"prefix\" stretchy=\"false\"", symbol.text());
            case CLOSING -> element("mo", " form=\"postfix\" stretchy=\"false\"", symbol.text());
            case PUNCTUATION -> element("mo", " separator=\"true\"", symbol.text());
            case BINARY, RELATION -> element("mo", " stretchy=\"false\"" + words(symbol), symbol.text());
        }
    }

    /** Operators that are words are not in the dictionary of browsers. */
    private static String words(Symbol symbol) {
        boolean word =
                symbol.text().length() > 1 && Character.isLetter(symbol.text().charAt(0));
        return word ? " lspace=\"0.2222em\" rspace=\"0.2222em\"" : "";
    }

    private static boolean isSingle(Symbol symbol) {
        return symbol.text().codePointCount(0, symbol.text().length()) == 1;
    }

    private void letter(Symbol symbol) {
        boolean straight = symbol.variant() == Variant.UPRIGHT && isSingle(symbol);
        element("mi", straight ? " mathvariant=\"normal\"" : "", MathLetters.of(symbol.text(), symbol.variant()));
    }

    private void ordinary(Symbol symbol) {
        int point = symbol.text().codePointAt(0);
        if ("+−±∓¬∀∃∄".contains(symbol.text())) {
            element("mo", " form=\"prefix\"", symbol.text());
        } else if (Character.isLetter(point) || "∞∂∇∅…⋯⋮⋱".contains(symbol.text())) {
            element(
                    "mi",
                    isSingle(symbol) ? " mathvariant=\"normal\"" : "",
                    MathLetters.of(symbol.text(), symbol.variant()));
        } else {
            element("mo", " stretchy=\"false\" lspace=\"0\" rspace=\"0\"", symbol.text());
        }
    }

    private void text(Text text) {
        String words = text.words().replace(' ', '\u00A0');
        element("mtext", text.variant() == Variant.ITALIC ? words : MathLetters.of(words, text.variant()));
    }

    private void root(Root root, FormulaDisplay display) {
        xml.append(root.degree().isPresent() ? "<mroot>" : "<msqrt>");
        one(root.radicand(), display);
        root.degree().ifPresent(degree -> one(degree, FormulaDisplay.INLINE));
        xml.append(root.degree().isPresent() ? "</mroot>" : "</msqrt>");
    }

    private void scripts(Scripts scripts, FormulaDisplay display) {
        boolean stacked = scripts.placement() == Placement.STACKED
                || (scripts.placement() == Placement.LIMITS && display == FormulaDisplay.BLOCK);
        String under = stacked ? "munder" : "msub";
        String over = stacked ? "mover" : "msup";
        String both = stacked ? "munderover" : "msubsup";
        String name = scripts.below().isEmpty() ? over : scripts.above().isEmpty() ? under : both;
        xml.append('<').append(name).append('>');
        one(scripts.base(), display);
        scripts.below().ifPresent(below -> one(below, FormulaDisplay.INLINE));
        scripts.above().ifPresent(above -> one(above, FormulaDisplay.INLINE));
        xml.append("</").append(name).append('>');
    }

    private void accent(Accent accent, FormulaDisplay display) {
        boolean over = accent.side() == Side.OVER;
        xml.append(over ? "<mover accent=\"true\">" : "<munder accentunder=\"true\">");
        one(accent.base(), display);
        element("mo", accent.reach() == Reach.BASE ? " stretchy=\"true\"" : " stretchy=\"false\"", accent.mark());
        xml.append(over ? "</mover>" : "</munder>");
    }

    private void fence(String delimiter, String form) {
        if (!delimiter.isEmpty()) {
            element("mo", " form=\"" + form + "\" fence=\"true\" stretchy=\"true\"", delimiter);
        }
    }

    private void table(Table table, FormulaDisplay display) {
        boolean equations = table.style() == TableStyle.EQUATIONS;
        boolean large = equations && display == FormulaDisplay.BLOCK;
        xml.append(large ? "<mtable displaystyle=\"true\" columnalign=\"" : "<mtable columnalign=\"");
        xml.append(String.join(" ", table.columns().stream().map(MathMl::word).toList()));
        xml.append(equations ? "\" columnspacing=\"0em\" rowspacing=\"0.5em\">" : "\">");
        for (List<Formula> row : table.rows()) {
            xml.append("<mtr>");
            for (int i = 0; i < row.size(); i++) {
                cell(row.get(i), table.columns().get(i), equations ? display : FormulaDisplay.INLINE, table.style());
            }
            xml.append("</mtr>");
        }
        xml.append("</mtable>");
    }

    private void cell(Formula content, Align align, FormulaDisplay display, TableStyle style) {
        boolean equations = style == TableStyle.EQUATIONS;
        // Core leaves columnalign to style sheets; Chromium aligns blocks in cells by its own words only
        xml.append("<mtd style=\"text-align:")
                .append(word(align))
                .append(";text-align:-webkit-")
                .append(word(align));
        xml.append(equations ? ";padding-left:0;padding-right:0\">" : "\">");
        if (equations && align == Align.LEFT) {
            xml.append("<mrow><mi></mi>"); // so that the sign at its start stands between two sides
            one(content, display);
            xml.append("</mrow>");
        } else {
            one(content, display);
        }
        xml.append("</mtd>");
    }

    private static String word(Align align) {
        return switch (align) {
            case LEFT -> "left";
            case CENTRE -> "center";
            case RIGHT -> "right";
        };
    }
}
