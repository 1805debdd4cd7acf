package dev.headroom.docgen.math;

import dev.headroom.docgen.math.Formula.Accent;
import dev.headroom.docgen.math.Formula.Boxed;
import dev.headroom.docgen.math.Formula.Fenced;
import dev.headroom.docgen.math.Formula.Fraction;
import dev.headroom.docgen.math.Formula.Role;
import dev.headroom.docgen.math.Formula.Root;
import dev.headroom.docgen.math.Formula.Row;
import dev.headroom.docgen.math.Formula.Scripts;
import dev.headroom.docgen.math.Formula.Space;
import dev.headroom.docgen.math.Formula.Symbol;
import dev.headroom.docgen.math.Formula.Table;
import dev.headroom.docgen.math.Formula.Text;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a formula in a line, as one would type it: {@code (a + b)/c}, {@code x^2}, {@code √(x)}. */
final class PlainFormula {

    private PlainFormula() {}

    static String write(Formula formula) {
        return text(formula).replaceAll("\\s+", " ").strip();
    }

    private static String text(Formula formula) {
        if (formula instanceof Row row) {
            return row.parts().stream().map(PlainFormula::text).collect(Collectors.joining());
        }
        if (formula instanceof Symbol symbol) {
            return symbol(symbol);
        }
        if (formula instanceof Text text) {
            return text.words();
        }
        if (formula instanceof Space space) {
            return space.em() > 0.2 ? " " : "";
        }
        if (formula instanceof Fraction fraction) {
            return grouped(fraction.top()) + "/" + grouped(fraction.bottom());
        }
        if (formula instanceof Root root) {
            String degree = root.degree().map(PlainFormula::grouped).orElse("");
            return degree + "√(" + text(root.radicand()) + ")";
        }
        if (formula instanceof Scripts scripts) {
            String below = scripts.below().map(part -> "_" + grouped(part)).orElse("");
            String above = scripts.above().map(PlainFormula::raised).orElse("");
            String after = FormulaRow.role(scripts.base()) == Role.LARGE ? " " : "";
            return text(scripts.base()).stripTrailing() + below + above + after;
        }
        if (formula instanceof Accent accent) {
            return grouped(accent.base()) + combining(accent);
        }
        if (formula instanceof Fenced fenced) {
            return fenced.open() + text(fenced.body()) + fenced.close();
        }
        if (formula instanceof Boxed boxed) {
            return "[" + text(boxed.body()) + "]";
        }
        return formula instanceof Table table ? table(table) : "";
    }

    private static String symbol(Symbol symbol) {
        return switch (symbol.role()) {
            case BINARY, RELATION -> " " + symbol.text() + " ";
            case PUNCTUATION -> symbol.text() + " ";
            case FUNCTION -> " " + symbol.text() + " ";
            default -> MathLetters.of(symbol.text(), symbol.variant());
        };
    }

    private static String raised(Formula above) {
        boolean primes = above instanceof Symbol symbol && symbol.text().startsWith("′");
        return primes ? text(above) : "^" + grouped(above);
    }

    private static String combining(Accent accent) {
        return switch (accent.mark()) {
            case "^" -> "\u0302";
            case "¯" -> "\u0304";
            case "_" -> "\u0332";
            case "→" -> "\u20D7";
            case "~" -> "\u0303";
            case "˙" -> "\u0307";
            case "¨" -> "\u0308";
            default -> "";
        };
    }

    private static String grouped(Formula formula) {
        String text = text(formula).strip();
        boolean single = text.codePointCount(0, text.length()) <= 1
                || formula instanceof Symbol
                || formula instanceof Fenced
                || formula instanceof Text;
        return single ? text : "(" + text + ")";
    }

    private static String table(Table table) {
        return table.rows().stream().map(PlainFormula::line).collect(Collectors.joining("; "));
    }

    private static String line(List<Formula> cells) {
        return cells.stream().map(PlainFormula::text).map(String::strip).collect(Collectors.joining(" "));
    }
}
