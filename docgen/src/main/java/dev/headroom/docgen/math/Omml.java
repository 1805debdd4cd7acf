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
import dev.headroom.docgen.math.Formula.Text;
import dev.headroom.docgen.math.Formula.Variant;
import dev.headroom.docgen.text.Escaped;
import java.util.List;
import java.util.Optional;

/**
 * Writes Office Math (ISO/IEC 29500-1, part 22.1). Equations below each other become a matrix with columns left and
 * right of their signs, because LibreOffice shows the marks of an array of equations as signs. One thread at a time.
 */
final class Omml {

    private static final String NAMESPACES = " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
            + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    private static final String FONT = "<w:rPr><w:rFonts w:ascii=\"Cambria Math\" w:hAnsi=\"Cambria Math\"/></w:rPr>";

    private final StringBuilder xml = new StringBuilder();

    private Omml() {}

    static String write(TexFormula formula) {
        Omml writer = new Omml();
        boolean block = formula.display() == FormulaDisplay.BLOCK;
        writer.xml.append(block ? "<m:oMathPara" + NAMESPACES + "><m:oMath>" : "<m:oMath" + NAMESPACES + ">");
        writer.parts(formula.body(), formula.display());
        writer.xml.append(block ? "</m:oMath></m:oMathPara>" : "</m:oMath>");
        return writer.xml.toString();
    }

    private void argument(String name, Formula formula, FormulaDisplay display) {
        xml.append("<m:").append(name).append('>');
        parts(formula, display);
        xml.append("</m:").append(name).append('>');
    }

    private void parts(Formula formula, FormulaDisplay display) {
        if (formula instanceof Row row) {
            row(row.parts(), display);
        } else {
            row(List.of(formula), display);
        }
    }

    private void row(List<Formula> unpaired, FormulaDisplay display) {
        List<Formula> parts = OmmlPairs.of(unpaired);
        if (startsWithRelation(parts)) {
            filler();
        }
        for (int i = 0; i < parts.size(); i++) {
            Optional<Scripts> large = large(parts.get(i));
            if (large.isPresent()) {
                int end = endOfTerm(parts, i + 1);
                nary(large.get(), new Row(parts.subList(i + 1, end)), display);
                i = end - 1;
            } else {
                one(parts.get(i), display);
                boolean spaced = i + 1 < parts.size()
                        && FormulaRow.role(parts.get(i)) == Role.FUNCTION
                        && FormulaRow.role(parts.get(i + 1)) != Role.OPENING
                        && !(parts.get(i + 1) instanceof Fenced);
                if (spaced) {
                    run("\u2009", "p");
                }
            }
        }
        if (!parts.isEmpty() && FormulaRow.role(parts.get(parts.size() - 1)) == Role.RELATION) {
            filler();
        }
    }

    private static boolean startsWithRelation(List<Formula> parts) {
        return parts.size() > 1 && FormulaRow.role(parts.get(0)) == Role.RELATION;
    }

    /** LibreOffice shows an upside-down question mark where a relation has nothing on one side. */
    private void filler() {
        words(new Text("\u200A", Variant.UPRIGHT));
    }

    private static Optional<Scripts> large(Formula part) {
        if (part instanceof Scripts scripts && scripts.base() instanceof Symbol base && base.role() == Role.LARGE) {
            return Optional.of(scripts);
        }
        if (part instanceof Symbol symbol && symbol.role() == Role.LARGE) {
            return Optional.of(new Scripts(symbol, Optional.empty(), Optional.empty(), Placement.BESIDE));
        }
        return Optional.empty();
    }

    private static int endOfTerm(List<Formula> parts, int start) {
        int end = start;
        while (end < parts.size() && FormulaRow.role(parts.get(end)) != Role.RELATION) {
            end++;
        }
        return end;
    }

    private void nary(Scripts scripts, Formula operand, FormulaDisplay display) {
        Symbol sign = (Symbol) scripts.base();
        String place = isStacked(scripts, display) ? "undOvr" : "subSup";
        xml.append("<m:nary><m:naryPr><m:chr m:val=\"").append(Escaped.of(sign.text()));
        xml.append("\"/><m:limLoc m:val=\"").append(place).append("\"/>");
        xml.append("<m:subHide m:val=\"")
                .append(onOff(scripts.below().isEmpty()))
                .append("\"/>");
        xml.append("<m:supHide m:val=\"")
                .append(onOff(scripts.above().isEmpty()))
                .append("\"/></m:naryPr>");
        argument("sub", scripts.below().orElse(new Row(List.of())), FormulaDisplay.INLINE);
        argument("sup", scripts.above().orElse(new Row(List.of())), FormulaDisplay.INLINE);
        argument("e", operand, display);
        xml.append("</m:nary>");
    }

    private static String onOff(boolean on) {
        return on ? "1" : "0";
    }

    private static boolean isStacked(Scripts scripts, FormulaDisplay display) {
        return scripts.placement() == Placement.STACKED
                || (scripts.placement() == Placement.LIMITS && display == FormulaDisplay.BLOCK);
    }

    private void one(Formula formula, FormulaDisplay display) {
        if (formula instanceof Row row) {
            row(row.parts(), display);
        } else if (formula instanceof Symbol symbol) {
            symbol(symbol);
        } else if (formula instanceof Text text) {
            words(text);
        } else if (formula instanceof Space space) {
            space(space.em());
        } else if (formula instanceof Fraction fraction) {
            xml.append("<m:f><m:fPr><m:type m:val=\"");
            xml.append(fraction.bar() == Bar.LINE ? "bar" : "noBar").append("\"/></m:fPr>");
            argument("num", fraction.top(), FormulaDisplay.INLINE);
            argument("den", fraction.bottom(), FormulaDisplay.INLINE);
            xml.append("</m:f>");
        } else if (formula instanceof Root root) {
            xml.append("<m:rad><m:radPr><m:degHide m:val=\"");
            xml.append(onOff(root.degree().isEmpty())).append("\"/></m:radPr>");
            argument("deg", root.degree().orElse(new Row(List.of())), FormulaDisplay.INLINE);
            argument("e", root.radicand(), display);
            xml.append("</m:rad>");
        } else if (formula instanceof Scripts scripts) {
            scripts(scripts, display);
        } else if (formula instanceof Accent accent) {
            accent(accent, display);
        } else if (formula instanceof Fenced fenced) {
            xml.append("<m:d><m:dPr><m:begChr m:val=\"").append(Escaped.of(fenced.open()));
            xml.append("\"/><m:endChr m:val=\"")
                    .append(Escaped.of(fenced.close()))
                    .append("\"/></m:dPr>");
            argument("e", fenced.body(), display);
            xml.append("</m:d>");
        } else if (formula instanceof Boxed boxed) {
            xml.append("<m:borderBox>");
            argument("e", boxed.body(), display);
            xml.append("</m:borderBox>");
        } else if (formula instanceof Table table) {
            table(table, display);
        }
    }

    private static String style(Variant variant) {
        return switch (variant) {
            case ITALIC -> "i";
            case BOLD -> "b";
            case BOLD_ITALIC -> "bi";
            default -> "p";
        };
    }

    private void symbol(Symbol symbol) {
        boolean word =
                symbol.text().length() > 1 && Character.isLetter(symbol.text().charAt(0));
        if (word && symbol.variant() == Variant.UPRIGHT) {
            words(new Text(symbol.text(), Variant.UPRIGHT)); // LibreOffice would take lim and sup for its commands
        } else {
            run(letters(symbol), style(symbol.variant()));
        }
    }

    /** As characters of their own, because LibreOffice does not read the property for them. */
    private static String letters(Symbol symbol) {
        return switch (symbol.variant()) {
            case DOUBLE_STRUCK, SCRIPT, FRAKTUR, SANS, MONOSPACED -> MathLetters.of(symbol.text(), symbol.variant());
            default -> symbol.text();
        };
    }

    private void run(String text, String style) {
        xml.append("<m:r><m:rPr><m:sty m:val=\"")
                .append(style)
                .append("\"/></m:rPr>")
                .append(FONT);
        xml.append("<m:t xml:space=\"preserve\">").append(Escaped.of(text)).append("</m:t></m:r>");
    }

    private void words(Text text) {
        xml.append("<m:r><m:rPr><m:nor/></m:rPr><w:rPr>");
        xml.append("<w:rFonts w:ascii=\"Cambria Math\" w:hAnsi=\"Cambria Math\"/>");
        if (text.variant() == Variant.BOLD) {
            xml.append("<w:b/>");
        } else if (text.variant() == Variant.ITALIC) {
            xml.append("<w:i/>");
        }
        xml.append("</w:rPr><m:t xml:space=\"preserve\">");
        xml.append(Escaped.of(text.words())).append("</m:t></m:r>");
    }

    private void space(double em) {
        if (em <= 0) {
            return;
        }
        String wide = "\u2003".repeat((int) em);
        double rest = em - (int) em;
        String narrow = rest > 0.4 ? "\u2002" : rest > 0.2 ? "\u2005" : rest > 0.1 ? "\u2009" : "";
        if (!wide.isEmpty() || !narrow.isEmpty()) {
            run(wide + narrow, "p");
        }
    }

    private void scripts(Scripts scripts, FormulaDisplay display) {
        if (isStacked(scripts, display)) {
            stacked(scripts, display);
        } else if (scripts.above().isEmpty()) {
            xml.append("<m:sSub>");
            argument("e", scripts.base(), display);
            argument("sub", scripts.below().orElseThrow(), FormulaDisplay.INLINE);
            xml.append("</m:sSub>");
        } else if (scripts.below().isEmpty()) {
            xml.append("<m:sSup>");
            argument("e", scripts.base(), display);
            argument("sup", scripts.above().orElseThrow(), FormulaDisplay.INLINE);
            xml.append("</m:sSup>");
        } else {
            xml.append("<m:sSubSup>");
            argument("e", scripts.base(), display);
            argument("sub", scripts.below().orElseThrow(), FormulaDisplay.INLINE);
            argument("sup", scripts.above().orElseThrow(), FormulaDisplay.INLINE);
            xml.append("</m:sSubSup>");
        }
    }

    private void stacked(Scripts scripts, FormulaDisplay display) {
        boolean above = scripts.above().isPresent();
        boolean below = scripts.below().isPresent();
        xml.append(above ? "<m:limUpp><m:e>" : "").append(below ? "<m:limLow>" : "");
        if (below) {
            argument("e", scripts.base(), display);
        } else {
            parts(scripts.base(), display);
        }
        scripts.below().ifPresent(limit -> argument("lim", limit, FormulaDisplay.INLINE));
        xml.append(below ? "</m:limLow>" : "").append(above ? "</m:e>" : "");
        scripts.above().ifPresent(limit -> argument("lim", limit, FormulaDisplay.INLINE));
        xml.append(above ? "</m:limUpp>" : "");
    }

    private void accent(Accent accent, FormulaDisplay display) {
        boolean line = accent.mark().equals("_") || (accent.mark().equals("¯") && accent.reach() == Reach.BASE);
        String place = accent.side() == Side.OVER ? "top" : "bot";
        if (line) {
            xml.append("<m:bar><m:barPr><m:pos m:val=\"").append(place).append("\"/></m:barPr>");
            argument("e", accent.base(), display);
            xml.append("</m:bar>");
        } else if ("⏞⏟".contains(accent.mark())) {
            xml.append("<m:groupChr><m:groupChrPr><m:chr m:val=\"").append(accent.mark());
            xml.append("\"/><m:pos m:val=\"").append(place).append("\"/><m:vertJc m:val=\"");
            xml.append(accent.side() == Side.OVER ? "bot" : "top").append("\"/></m:groupChrPr>");
            argument("e", accent.base(), display);
            xml.append("</m:groupChr>");
        } else {
            xml.append("<m:acc><m:accPr><m:chr m:val=\"")
                    .append(combining(accent.mark()))
                    .append("\"/></m:accPr>");
            argument("e", accent.base(), display);
            xml.append("</m:acc>");
        }
    }

    private static String combining(String mark) {
        return switch (mark) {
            case "^" -> "\u0302";
            case "¯" -> "\u0304";
            case "→" -> "\u20D7";
            case "←" -> "\u20D6";
            case "↔" -> "\u20E1";
            case "~" -> "\u0303";
            case "˙" -> "\u0307";
            case "¨" -> "\u0308";
            case "ˇ" -> "\u030C";
            case "˘" -> "\u0306";
            case "´" -> "\u0301";
            case "`" -> "\u0300";
            default -> "\u030A";
        };
    }

    private void table(Table table, FormulaDisplay display) {
        xml.append("<m:m><m:mPr><m:plcHide m:val=\"1\"/><m:mcs>");
        for (Align align : table.columns()) {
            xml.append("<m:mc><m:mcPr><m:count m:val=\"1\"/><m:mcJc m:val=\"");
            xml.append(word(align)).append("\"/></m:mcPr></m:mc>");
        }
        xml.append("</m:mcs></m:mPr>");
        for (List<Formula> row : table.rows()) {
            xml.append("<m:mr>");
            row.forEach(cell -> argument("e", cell, display));
            xml.append("</m:mr>");
        }
        xml.append("</m:m>");
    }

    private static String word(Align align) {
        return switch (align) {
            case LEFT -> "left";
            case CENTRE -> "center";
            case RIGHT -> "right";
        };
    }
}
