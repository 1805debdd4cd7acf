package dev.headroom.docgen.math;

import static dev.headroom.docgen.math.HtmlBox.ASCENT;
import static dev.headroom.docgen.math.HtmlBox.AXIS;
import static dev.headroom.docgen.math.HtmlBox.DESCENT;
import static dev.headroom.docgen.math.HtmlBox.em;

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
import dev.headroom.docgen.text.BundledText;
import dev.headroom.docgen.text.Escaped;
import java.util.List;

/**
 * Writes formulas as XHTML for renderers that know CSS 2.1 and no MathML, such as those of PDF. Thread-safe.
 *
 * <p>Style sheets cannot place a fraction bar on the axis or a root over its radicand, so this computes ascent and
 * descent of every part, as The TeXbook does in appendix G with fewer parameters, and states the shifts. The heights
 * are those of DejaVu Serif; in another font the parts stand a little off.
 */
public final class FormulaHtml {

    private static final double SCRIPT_SIZE = 0.7;
    private static final double WIDEST_BLOCK = 40;
    private static final double SMALLEST = 0.5;

    private FormulaHtml() {}

    /** How large a part is set, after The TeXbook. */
    private enum Setting {
        DISPLAY,
        TEXT,
        SCRIPT
    }

    /** Returns the rules that the elements need; a few kilobytes, read anew each time. */
    public static String css() {
        return BundledText.read(FormulaHtml.class, "math.css");
    }

    static String write(TexFormula formula) {
        boolean block = formula.display() == FormulaDisplay.BLOCK;
        HtmlBox box = box(formula.body(), block ? Setting.DISPLAY : Setting.TEXT);
        if (!block) {
            return "<span class=\"math\">" + box.html() + "</span>";
        }
        double size = Math.max(SMALLEST, Math.min(1, WIDEST_BLOCK / Math.max(1, box.width())));
        String style = size < 1 ? " style=\"font-size:" + em(size) + "\"" : "";
        return "<span class=\"math math-block\"" + style + ">" + box.html() + "</span>";
    }

    private static HtmlBox box(Formula formula, Setting setting) {
        if (formula instanceof Row row) {
            return row(row.parts(), setting);
        }
        if (formula instanceof Symbol symbol) {
            return symbol(symbol, setting);
        }
        if (formula instanceof Text text) {
            return text(text);
        }
        if (formula instanceof Space space) {
            return space(space);
        }
        if (formula instanceof Fraction fraction) {
            return fraction(fraction, setting);
        }
        if (formula instanceof Root root) {
            return root(root, setting);
        }
        if (formula instanceof Scripts scripts) {
            return scripts(scripts, setting);
        }
        if (formula instanceof Accent accent) {
            return accent(accent, setting);
        }
        if (formula instanceof Fenced fenced) {
            return HtmlFence.around(fenced.open(), box(fenced.body(), setting), fenced.close());
        }
        if (formula instanceof Boxed boxed) {
            HtmlBox body = box(boxed.body(), setting);
            String html = "<span class=\"m-ib m-boxed\">" + body.html() + "</span>";
            return new HtmlBox(html, body.ascent() + 0.25, body.descent() + 0.25, body.width() + 0.7);
        }
        return formula instanceof Table table ? table(table, setting) : HtmlBox.line("", 0);
    }

    private static HtmlBox row(List<Formula> parts, Setting setting) {
        HtmlBox row = HtmlBox.line("", 0);
        for (int i = 0; i < parts.size(); i++) {
            HtmlBox part = box(parts.get(i), setting);
            if (FormulaRow.role(parts.get(i)) == Role.FUNCTION && setting != Setting.SCRIPT) {
                part = function(parts, i, part);
            }
            row = row.beside(part);
        }
        return row;
    }

    private static HtmlBox function(List<Formula> parts, int i, HtmlBox name) {
        boolean left = i > 0 && isTerm(FormulaRow.role(parts.get(i - 1)));
        Role next = i + 1 < parts.size() ? FormulaRow.role(parts.get(i + 1)) : Role.CLOSING;
        boolean right = next != Role.OPENING
                && next != Role.CLOSING
                && next != Role.PUNCTUATION
                && !(parts.get(i + 1) instanceof Fenced);
        String classes = (left ? "m-fnl" : "") + (left && right ? " " : "") + (right ? "m-fnr" : "");
        return classes.isEmpty()
                ? name
                : new HtmlBox(
                        "<span class=\"" + classes + "\">" + name.html() + "</span>",
                        name.ascent(),
                        name.descent(),
                        name.width() + 0.2);
    }

    private static boolean isTerm(Role role) {
        return role == Role.LETTER || role == Role.NUMBER || role == Role.ORDINARY || role == Role.CLOSING;
    }

    private static HtmlBox symbol(Symbol symbol, Setting setting) {
        String text = Escaped.of(symbol.text());
        int length = symbol.text().codePointCount(0, symbol.text().length());
        boolean spaced = setting != Setting.SCRIPT;
        return switch (symbol.role()) {
            case BINARY -> spaced ? spaced("m-bin", text, 0.4 + 0.84 * length) : HtmlBox.line(text, 0.84 * length);
            case RELATION -> spaced ? spaced("m-rel", text, 0.54 + 0.84 * length) : HtmlBox.line(text, 0.84 * length);
            case PUNCTUATION -> spaced ? spaced("m-punct", text, 0.48) : HtmlBox.line(text, 0.32);
            case LARGE -> large(symbol, text, setting);
            case OPENING, CLOSING -> HtmlBox.line(text, 0.39 * length);
            default -> HtmlBox.line(letters(symbol), 0.62 * length);
        };
    }

    private static HtmlBox spaced(String name, String text, double width) {
        return HtmlBox.line("<span class=\"" + name + "\">" + text + "</span>", width);
    }

    private static String letters(Symbol symbol) {
        String text = Escaped.of(symbol.text());
        return switch (symbol.variant()) {
            case ITALIC -> "<i>" + text + "</i>";
            case BOLD -> isUsual(symbol) ? "<b>" + text + "</b>" : text;
            case BOLD_ITALIC -> isUsual(symbol) ? "<b><i>" + text + "</i></b>" : text;
            case SANS -> "<span class=\"m-sans\">" + text + "</span>";
            case MONOSPACED -> "<span class=\"m-mono\">" + text + "</span>";
            case SCRIPT, FRAKTUR -> decorated(symbol);
            case DOUBLE_STRUCK ->
                "<span class=\"m-sans\">" + Escaped.of(MathLetters.of(symbol.text(), symbol.variant())) + "</span>";
            case UPRIGHT -> text;
        };
    }

    /** Bold letters of DejaVu are Latin and Greek. */
    private static boolean isUsual(Symbol symbol) {
        return symbol.text().codePoints().allMatch(point -> point <= 'ω');
    }

    /** DejaVu has those letters only that Unicode had early; the others are slanted without serifs. */
    private static String decorated(Symbol symbol) {
        String mapped = MathLetters.of(symbol.text(), symbol.variant());
        boolean there = mapped.codePoints().allMatch(point -> point <= Character.MAX_VALUE);
        boolean changed = !mapped.equals(symbol.text());
        return there && changed
                ? "<span class=\"m-sans\">" + Escaped.of(mapped) + "</span>"
                : "<i class=\"m-sans\">" + Escaped.of(symbol.text()) + "</i>";
    }

    /** Sums are set larger in a block, and so that their middle is on the axis. */
    private static HtmlBox large(Symbol symbol, String text, Setting setting) {
        boolean integral = "∫∬∭∮∯".contains(symbol.text());
        double size = setting == Setting.DISPLAY ? (integral ? 1.9 : 1.5) : integral ? 1.2 : 1.1;
        double centre = integral ? 0.28 : 0.26;
        double shift = (AXIS - centre * size) / size;
        String html = "<span class=\"m-ib\" style=\"font-size:" + em(size) + ";vertical-align:" + em(shift) + "\">"
                + text + "</span>";
        return new HtmlBox(
                html,
                Math.max(ASCENT, size * (ASCENT + shift)),
                Math.max(DESCENT, size * (DESCENT - shift)),
                (integral ? 0.55 : 0.7) * size);
    }

    private static HtmlBox text(Text text) {
        String words = Escaped.of(text.words().replace(' ', '\u00A0'));
        String html = switch (text.variant()) {
            case BOLD -> "<b>" + words + "</b>";
            case ITALIC -> "<i>" + words + "</i>";
            case SANS -> "<span class=\"m-sans\">" + words + "</span>";
            case MONOSPACED -> "<span class=\"m-mono\">" + words + "</span>";
            default -> words;
        };
        return HtmlBox.line(html, 0.58 * text.words().length());
    }

    private static HtmlBox space(Space space) {
        if (space.em() <= 0) {
            return HtmlBox.line("", 0);
        }
        return HtmlBox.line("<span class=\"m-ib\" style=\"width:" + em(space.em()) + "\"></span>", space.em());
    }

    private static HtmlBox fraction(Fraction fraction, Setting setting) {
        double size = setting == Setting.DISPLAY ? 1 : 0.8;
        Setting inside = setting == Setting.DISPLAY ? Setting.TEXT : Setting.SCRIPT;
        HtmlBox top = box(fraction.top(), inside);
        HtmlBox bottom = box(fraction.bottom(), inside);
        double fromBar = size * (bottom.ascent() + 0.08 + 0.05);
        double shift = AXIS + 0.025 - fromBar;
        String font = size < 1 ? " style=\"font-size:" + em(size) + "\"" : "";
        String html = "<span class=\"m-ib m-c\" style=\"vertical-align:" + em(shift) + "\">"
                + "<span class=\"m-num\"" + font + ">" + top.html() + "</span><span class=\""
                + (fraction.bar() == Bar.LINE ? "m-den" : "m-nobar") + "\"" + font + ">" + bottom.html()
                + "</span></span>";
        return new HtmlBox(
                html,
                Math.max(ASCENT, AXIS + 0.025 + size * (top.height() + 0.06)),
                Math.max(DESCENT, size * bottom.descent() - shift),
                size * (Math.max(top.width(), bottom.width()) + 0.3));
    }

    private static HtmlBox root(Root root, Setting setting) {
        HtmlBox body = box(root.radicand(), setting);
        double top = body.ascent() + 0.05;
        double size = (top + body.descent()) / 0.87; // the sign reaches from 0.83 to -0.04 when shifted
        double shift = (top - 0.833 * size) / size;
        String degree = root.degree()
                .map(part -> box(part, Setting.SCRIPT).html())
                .map(html -> "<span class=\"m-ib\" style=\"font-size:0.6em;margin-right:-0.55em;vertical-align:"
                        + em((top - 0.6) / 0.6) + "\">" + html + "</span>")
                .orElse("");
        String html = degree + "<span class=\"m-glyph\" style=\"font-size:" + em(size) + ";vertical-align:" + em(shift)
                + "\">√</span><span class=\"m-ib m-over\" style=\"padding-right:0.08em\">" + body.html() + "</span>";
        return new HtmlBox(html, top + 0.05, body.descent(), body.width() + 0.6 * size + 0.1);
    }

    private static HtmlBox scripts(Scripts scripts, Setting setting) {
        boolean stacked = scripts.placement() == Placement.STACKED
                || (scripts.placement() == Placement.LIMITS && setting == Setting.DISPLAY);
        return stacked ? stacked(scripts, setting) : beside(scripts, setting);
    }

    private static HtmlBox stacked(Scripts scripts, Setting setting) {
        HtmlBox base = box(scripts.base(), setting);
        StringBuilder html = new StringBuilder();
        double ascent = base.ascent();
        double descent = base.descent();
        double shift = 0;
        double width = base.width();
        if (scripts.above().isPresent()) {
            HtmlBox above = box(scripts.above().get(), Setting.SCRIPT).scaled(SCRIPT_SIZE);
            html.append(small(above.html()));
            ascent += above.height();
            width = Math.max(width, above.width());
        }
        html.append("<span class=\"m-b\">").append(base.html()).append("</span>");
        if (scripts.below().isPresent()) {
            HtmlBox below = box(scripts.below().get(), Setting.SCRIPT).scaled(SCRIPT_SIZE);
            html.append(small(below.html()));
            shift = -(base.descent() + below.ascent());
            descent += below.height();
            width = Math.max(width, below.width());
        }
        String around = "<span class=\"m-ib m-c\" style=\"vertical-align:" + em(shift) + ";padding:0 0.1em\">";
        return new HtmlBox(around + html + "</span>", ascent, descent, width + 0.2);
    }

    private static String small(String html) {
        return "<span class=\"m-b\" style=\"font-size:0.7em\">" + html + "</span>";
    }

    private static HtmlBox beside(Scripts scripts, Setting setting) {
        HtmlBox base = box(scripts.base(), setting);
        if (scripts.below().isEmpty()
                && scripts.above().filter(FormulaHtml::isPrimes).isPresent()) {
            return base.beside(box(scripts.above().get(), setting)); // the sign is raised itself
        }
        double up = Math.max(0.4, base.ascent() - 0.45);
        double down = Math.max(0.18, base.descent());
        HtmlBox script;
        if (scripts.above().isPresent() && scripts.below().isPresent()) {
            HtmlBox above = box(scripts.above().get(), Setting.SCRIPT).scaled(SCRIPT_SIZE);
            HtmlBox below = box(scripts.below().get(), Setting.SCRIPT).scaled(SCRIPT_SIZE);
            double natural = above.descent() + below.ascent();
            double gap = Math.max(0, up + down - natural);
            String html = "<span class=\"m-ib m-l\" style=\"vertical-align:" + em(-down) + "\">"
                    + "<span class=\"m-b\" style=\"font-size:0.7em;padding-bottom:" + em(gap / SCRIPT_SIZE) + "\">"
                    + above.html() + "</span>" + small(below.html()) + "</span>";
            script = new HtmlBox(
                    html,
                    natural + gap - down + above.ascent(),
                    down + below.descent(),
                    Math.max(above.width(), below.width()));
        } else {
            boolean raised = scripts.above().isPresent();
            HtmlBox part = box(scripts.above().or(scripts::below).orElseThrow(), Setting.SCRIPT)
                    .scaled(SCRIPT_SIZE);
            double shift = raised ? Math.max(up, part.descent() + 0.25) : -Math.max(down, part.ascent() - 0.45);
            String html = "<span style=\"font-size:0.7em;vertical-align:" + em(shift / SCRIPT_SIZE) + "\">"
                    + part.html() + "</span>";
            script = new HtmlBox(html, shift + part.ascent(), part.descent() - shift, part.width());
        }
        return base.beside(script);
    }

    private static boolean isPrimes(Formula above) {
        return above instanceof Symbol symbol && symbol.text().startsWith("′");
    }

    private static HtmlBox accent(Accent accent, Setting setting) {
        HtmlBox base = box(accent.base(), setting);
        boolean brace = accent.mark().equals("⏞") || accent.mark().equals("⏟");
        if (brace) {
            return brace(accent, base);
        }
        if (accent.reach() == Reach.BASE
                && (accent.mark().equals("¯") || accent.mark().equals("_"))) {
            boolean over = accent.side() == Side.OVER;
            String html = "<span class=\"m-ib " + (over ? "m-over" : "m-under") + "\">" + base.html() + "</span>";
            return new HtmlBox(
                    html, base.ascent() + (over ? 0.05 : 0), base.descent() + (over ? 0 : 0.05), base.width());
        }
        return marked(accent, base);
    }

    private static HtmlBox brace(Accent accent, HtmlBox base) {
        boolean over = accent.side() == Side.OVER;
        String edge = "<span class=\"m-b\" style=\"height:0.18em;margin:0.06em 0;border-left:0.05em solid;"
                + "border-right:0.05em solid;border-" + (over ? "top" : "bottom") + ":0.05em solid\"></span>";
        String body = "<span class=\"m-b\">" + base.html() + "</span>";
        String html = "<span class=\"m-ib m-c\">" + (over ? edge + body : body + edge) + "</span>";
        return new HtmlBox(html, base.ascent() + (over ? 0.35 : 0), base.descent() + (over ? 0 : 0.35), base.width());
    }

    private static HtmlBox marked(Accent accent, HtmlBox base) {
        boolean arrow = "→←↔".contains(accent.mark());
        double size = arrow ? Math.max(0.7, Math.min(1.2, base.width() * 0.8)) : 1;
        double lift = base.ascent() > ASCENT + 0.01 ? base.ascent() - 0.6 : isLow(accent.base()) ? 0 : 0.2;
        double mark = arrow ? lift + 0.35 : lift; // arrows stand on the axis of their line, other marks high
        String html = "<span class=\"m-ib m-c\"><span class=\"m-b\" style=\"height:1em;margin-bottom:"
                + em(mark - 1 - (base.ascent() - ASCENT)) + ";padding-left:0.1em\"><span style=\"font-size:" + em(size)
                + ";line-height:0\">" + Escaped.of(glyph(accent.mark())) + "</span></span>"
                + "<span class=\"m-b\">" + base.html() + "</span></span>";
        return new HtmlBox(html, Math.max(base.ascent(), ASCENT + mark), base.descent(), base.width());
    }

    private static boolean isLow(Formula base) {
        return base instanceof Symbol symbol
                && symbol.text().length() == 1
                && "acegmnopqrsuvwxyzıȷαγεηικμνοπρςστυχωϵ".contains(symbol.text());
    }

    private static String glyph(String mark) {
        return switch (mark) {
            case "^" -> "ˆ";
            case "~" -> "˜";
            default -> mark;
        };
    }

    private static HtmlBox table(Table table, Setting setting) {
        boolean equations = table.style() == TableStyle.EQUATIONS;
        Setting inside = equations ? setting : setting == Setting.SCRIPT ? Setting.SCRIPT : Setting.TEXT;
        double gap = equations ? 0.25 : 0.12;
        StringBuilder html = new StringBuilder();
        double height = 0;
        double[] widths = new double[table.columns().size()];
        for (List<Formula> cells : table.rows()) {
            double ascent = ASCENT;
            double descent = DESCENT;
            html.append("<span class=\"m-tr\">");
            for (int i = 0; i < cells.size(); i++) {
                HtmlBox cell = box(cells.get(i), inside);
                ascent = Math.max(ascent, cell.ascent());
                descent = Math.max(descent, cell.descent());
                widths[i] = Math.max(widths[i], cell.width());
                html.append("<span class=\"m-td\" style=\"padding:")
                        .append(em(gap))
                        .append(' ');
                html.append(i + 1 < cells.size() ? em(between(table, i)) : "0")
                        .append(' ')
                        .append(em(gap));
                html.append(" 0;text-align:")
                        .append(word(table.columns().get(i)))
                        .append("\">");
                html.append(cell.html()).append("</span>");
            }
            html.append("</span>");
            height += ascent + descent + 2 * gap;
        }
        double width = 0;
        for (int i = 0; i < widths.length; i++) {
            width += widths[i] + between(table, i);
        }
        String around = "<span class=\"m-ib\" style=\"vertical-align:middle\"><span class=\"m-table\">";
        return new HtmlBox(around + html + "</span></span>", height / 2 + 0.28, height / 2 - 0.28, width);
    }

    private static double between(Table table, int column) {
        return switch (table.style()) {
            case MATRIX -> 0.8;
            case CASES -> 1;
            case EQUATIONS -> column % 2 == 0 ? 0 : 1.5;
        };
    }

    private static String word(Align align) {
        return switch (align) {
            case LEFT -> "left";
            case CENTRE -> "center";
            case RIGHT -> "right";
        };
    }
}
