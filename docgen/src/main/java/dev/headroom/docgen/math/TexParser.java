package dev.headroom.docgen.math;

import dev.headroom.docgen.math.Formula.Accent;
import dev.headroom.docgen.math.Formula.Bar;
import dev.headroom.docgen.math.Formula.Boxed;
import dev.headroom.docgen.math.Formula.Fenced;
import dev.headroom.docgen.math.Formula.Fraction;
import dev.headroom.docgen.math.Formula.Placement;
import dev.headroom.docgen.math.Formula.Role;
import dev.headroom.docgen.math.Formula.Root;
import dev.headroom.docgen.math.Formula.Row;
import dev.headroom.docgen.math.Formula.Scripts;
import dev.headroom.docgen.math.Formula.Space;
import dev.headroom.docgen.math.Formula.Symbol;
import dev.headroom.docgen.math.Formula.Text;
import dev.headroom.docgen.math.Formula.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads the TeX of formulas by recursive descent. Knows no macros that are defined by the author, so that what it reads
 * grows with the source only. One thread at a time.
 */
final class TexParser {

    private final TexCursor cursor;
    private int depth;
    private Variant variant = Variant.ITALIC;

    private TexParser(String tex) {
        this.cursor = new TexCursor(tex);
    }

    static Formula parse(String tex) {
        if (tex.length() > TexFormula.LONGEST) {
            throw new RefusedTexException(
                    TexFormula.LONGEST,
                    "",
                    "formula must be at most " + TexFormula.LONGEST + " characters, was " + tex.length());
        }
        TexParser parser = new TexParser(tex);
        Formula formula = new TexTable(parser).untilTheEnd();
        if (!parser.cursor.atEnd()) {
            throw parser.cursor.refusal("must not be without its other half");
        }
        if (formula instanceof Row row && row.parts().isEmpty()) {
            throw new RefusedTexException(0, "", "formula must hold something, was empty");
        }
        return formula;
    }

    TexCursor cursor() {
        return cursor;
    }

    /** Reads parts up to something that ends a group, cell or fence, which stays. */
    Formula row() {
        return row(false);
    }

    private Formula row(boolean bracketed) {
        List<Formula> parts = new ArrayList<>();
        Variant before = variant;
        cursor.skipSpace();
        while (!atEnd(bracketed)) {
            String command = cursor.peekCommand();
            if (TexCommands.INFIX.contains(command)) {
                cursor.takeCommand();
                Formula bottom = nested(() -> row(bracketed));
                variant = before;
                return infix(command, FormulaRow.of(parts), bottom);
            }
            parts.add(scripted());
            cursor.skipSpace();
        }
        variant = before;
        return FormulaRow.of(parts);
    }

    private boolean atEnd(boolean bracketed) {
        return cursor.atEnd()
                || cursor.at('}')
                || cursor.at('&')
                || (bracketed && cursor.at(']'))
                || TexCommands.ENDS.contains(cursor.peekCommand());
    }

    private static Formula infix(String command, Formula top, Formula bottom) {
        return switch (command) {
            case "over" -> new Fraction(top, bottom, Bar.LINE);
            case "choose" -> new Fenced("(", new Fraction(top, bottom, Bar.NONE), ")");
            default -> new Fraction(top, bottom, Bar.NONE);
        };
    }

    private <T> T nested(Supplier<T> reading) {
        if (depth == TexFormula.DEEPEST) {
            throw cursor.refusal("must not be nested deeper than " + TexFormula.DEEPEST);
        }
        depth++;
        T read = reading.get();
        depth--;
        return read;
    }

    private Formula scripted() {
        boolean lone = cursor.at('^') || cursor.at('_') || cursor.at('\'');
        String command = cursor.peekCommand();
        Formula base = lone ? new Row(List.of()) : atom();
        Placement placement = placement(command, base);
        Optional<Formula> below = Optional.empty();
        Optional<Formula> above = Optional.empty();
        while (true) {
            cursor.skipSpace();
            int place = cursor.position();
            if (cursor.takeCommand("limits")) {
                placement = Placement.STACKED;
            } else if (cursor.takeCommand("nolimits")) {
                placement = Placement.BESIDE;
            } else if (cursor.at('\'')) {
                above = Optional.of(primes(above, place));
            } else if (cursor.take('^')) {
                above = Optional.of(superscript(above, place));
            } else if (cursor.take('_')) {
                if (below.isPresent()) {
                    throw cursor.refusalAt(place, "must not be a second subscript");
                }
                below = Optional.of(argument());
            } else {
                break;
            }
        }
        Formula plain = base instanceof Scripts inner && bare(inner) ? inner.base() : base;
        return below.isEmpty() && above.isEmpty() ? plain : new Scripts(plain, below, above, placement);
    }

    private static boolean bare(Scripts scripts) {
        return scripts.below().isEmpty() && scripts.above().isEmpty();
    }

    private Formula superscript(Optional<Formula> above, int place) {
        if (above.isEmpty()) {
            return argument();
        }
        if (above.get() instanceof Symbol primes && primes.text().startsWith("′")) {
            return FormulaRow.of(List.of(primes, argument()));
        }
        throw cursor.refusalAt(place, "must not be a second superscript");
    }

    private Formula primes(Optional<Formula> above, int place) {
        if (above.isPresent()) {
            throw cursor.refusalAt(place, "must not be a second superscript");
        }
        StringBuilder primes = new StringBuilder();
        while (cursor.take('\'')) {
            primes.append('′');
        }
        return new Symbol(primes.toString(), Role.ORDINARY, Variant.UPRIGHT);
    }

    private static Placement placement(String command, Formula base) {
        if (base instanceof Accent accent
                && (accent.mark().equals("⏞") || accent.mark().equals("⏟"))) {
            return Placement.STACKED;
        }
        boolean integral = base instanceof Symbol symbol && "∫∬∭∮∯".contains(symbol.text());
        boolean large = base instanceof Symbol symbol && symbol.role() == Role.LARGE && !integral;
        boolean limits = TexSymbols.functionWithLimits(command).isPresent() || command.equals("operatorname*");
        boolean starred = base instanceof Scripts inner && inner.placement() == Placement.LIMITS;
        return large || limits || starred ? Placement.LIMITS : Placement.BESIDE;
    }

    /** Reads what a command or script takes: a group or a single sign. */
    Formula argument() {
        cursor.skipSpace();
        if (cursor.atEnd() || atEnd(false)) {
            throw cursor.refusal("must be { or a sign");
        }
        if (cursor.atDigit()) {
            return number(cursor.takeSign());
        }
        Formula read = atom();
        return read instanceof Scripts scripts && bare(scripts) ? scripts.base() : read;
    }

    private Formula atom() {
        return nested(this::anAtom);
    }

    private Formula anAtom() {
        if (cursor.at('{')) {
            return group();
        }
        if (cursor.at('\\')) {
            return command();
        }
        if (cursor.atNumberPart()) {
            StringBuilder digits = new StringBuilder();
            while (cursor.atNumberPart()) {
                digits.append(cursor.takeSign());
            }
            return number(digits.toString());
        }
        if (cursor.take('~')) {
            return new Space(TexCommands.WORD_SPACE);
        }
        int place = cursor.position();
        String sign = cursor.takeSign();
        return TexSymbols.character(sign)
                .map(this::inVariant)
                .orElseThrow(() -> cursor.refusalAt(place, "must be a sign that is known"));
    }

    private Formula number(String digits) {
        return new Symbol(digits, Role.NUMBER, variant == Variant.ITALIC ? Variant.UPRIGHT : variant);
    }

    private Formula inVariant(Symbol symbol) {
        boolean letter = symbol.role() == Role.LETTER;
        boolean greekCapital = symbol.role() == Role.ORDINARY
                && Character.isUpperCase(symbol.text().codePointAt(0));
        boolean changed = variant != Variant.ITALIC && (letter || greekCapital);
        return changed ? new Symbol(symbol.text(), symbol.role(), variant) : symbol;
    }

    private Formula group() {
        cursor.take('{');
        Formula body = row();
        if (!cursor.take('}')) {
            throw cursor.refusal("must be }");
        }
        return body;
    }

    private Formula command() {
        int place = cursor.position();
        String name = cursor.takeCommand();
        if (TexCommands.SPACES.containsKey(name)) {
            return new Space(TexCommands.SPACES.get(name));
        }
        if (TexCommands.IGNORED.contains(name)) {
            return new Row(List.of());
        }
        Optional<Symbol> symbol = TexSymbols.command(name);
        if (symbol.isPresent()) {
            return inVariant(symbol.get());
        }
        Optional<Symbol> function = TexSymbols.function(name);
        if (function.isPresent()) {
            return function.get();
        }
        if (TexCommands.VARIANTS.containsKey(name)) {
            return inVariant(TexCommands.VARIANTS.get(name));
        }
        if (TexCommands.OLD_VARIANTS.containsKey(name)) {
            variant = TexCommands.OLD_VARIANTS.get(name); // until the group ends
            return new Row(List.of());
        }
        if (TexCommands.TEXTS.containsKey(name)) {
            return new Text(words(place), TexCommands.TEXTS.get(name));
        }
        if (TexCommands.ACCENTS.containsKey(name)) {
            Accent mark = TexCommands.ACCENTS.get(name);
            return new Accent(argument(), mark.mark(), mark.side(), mark.reach());
        }
        return structure(name, place);
    }

    private Formula structure(String name, int place) {
        return switch (name) {
            case "frac", "dfrac", "tfrac", "cfrac" -> fraction(Bar.LINE);
            case "binom", "dbinom", "tbinom" -> new Fenced("(", fraction(Bar.NONE), ")");
            case "sqrt" -> root();
            case "left" -> fenced();
            case "big", "Big", "bigg", "Bigg", "bigm", "Bigm", "biggm", "Biggm" -> sized(Role.ORDINARY);
            case "bigl", "Bigl", "biggl", "Biggl" -> sized(Role.OPENING);
            case "bigr", "Bigr", "biggr", "Biggr" -> sized(Role.CLOSING);
            case "operatorname", "mathop" -> operator();
            case "begin" -> new TexTable(this).environment(place);
            case "substack" -> new TexTable(this).substack();
            case "not" -> negated(place);
            case "stackrel", "overset" -> over();
            case "underset" -> under();
            case "xrightarrow" -> longArrow("→");
            case "xleftarrow" -> longArrow("←");
            case "pmod" -> parenthesised("mod");
            case "mod" -> FormulaRow.of(List.of(new Space(1), upright("mod"), new Space(0.1667), argument()));
            case "boxed", "fbox" -> new Boxed(argument());
            case "mathbin" -> as(Role.BINARY);
            case "mathrel" -> as(Role.RELATION);
            case "mathord" -> as(Role.ORDINARY);
            case "tag", "tag*" ->
                FormulaRow.of(List.of(new Space(2), new Text("(" + words(place) + ")", Variant.UPRIGHT)));
            case "label" -> {
                cursor.takeRawGroup();
                yield new Row(List.of());
            }
            case "hspace", "mspace", "hskip" -> length(place);
            default -> throw unknown(name, place);
        };
    }

    private RefusedTexException unknown(String name, int place) {
        return cursor.refusalAt(
                place,
                TexCommands.COLOURS.contains(name) ? "must not set a colour" : "must be a command that is known");
    }

    private static Symbol upright(String text) {
        return new Symbol(text, Role.FUNCTION, Variant.UPRIGHT);
    }

    private Formula inVariant(Variant inside) {
        Variant before = variant;
        variant = inside;
        Formula read = argument();
        variant = before;
        return FormulaRow.joined(read);
    }

    private Formula fraction(Bar bar) {
        Formula top = argument();
        return new Fraction(top, argument(), bar);
    }

    private Formula root() {
        Optional<Formula> degree = bracketed();
        return new Root(argument(), degree);
    }

    private Optional<Formula> bracketed() {
        cursor.skipSpace();
        if (!cursor.take('[')) {
            return Optional.empty();
        }
        Formula inside = nested(() -> row(true));
        if (!cursor.take(']')) {
            throw cursor.refusal("must be ]");
        }
        return Optional.of(inside);
    }

    private Formula fenced() {
        String open = delimiter();
        List<Formula> parts = new ArrayList<>();
        parts.add(row());
        while (cursor.takeCommand("middle")) {
            parts.add(new Symbol(delimiter(), Role.RELATION, Variant.UPRIGHT));
            parts.add(row());
        }
        if (!cursor.takeCommand("right")) {
            throw cursor.refusal("must be \\right");
        }
        return new Fenced(open, FormulaRow.of(parts), delimiter());
    }

    private String delimiter() {
        cursor.skipSpace();
        int place = cursor.position();
        if (cursor.at('\\')) {
            String name = cursor.takeCommand();
            if (TexCommands.DELIMITERS.containsKey(name)) {
                return TexCommands.DELIMITERS.get(name);
            }
        } else if (!cursor.atEnd()) {
            String sign = cursor.takeSign();
            switch (sign) {
                case "." -> {
                    return "";
                }
                case "<" -> {
                    return "⟨";
                }
                case ">" -> {
                    return "⟩";
                }
                case "(", ")", "[", "]", "|", "/" -> {
                    return sign;
                }
                default -> {}
            }
        }
        throw cursor.refusalAt(place, "must be a delimiter");
    }

    private Formula sized(Role role) {
        String delimiter = delimiter();
        Role shown = role == Role.ORDINARY && "([{⟨⌊⌈".contains(delimiter) ? Role.OPENING : role;
        return delimiter.isEmpty() ? new Row(List.of()) : new Symbol(delimiter, shown, Variant.UPRIGHT);
    }

    private Formula operator() {
        boolean limits = cursor.take('*');
        Variant before = variant;
        variant = Variant.UPRIGHT;
        Formula read = FormulaRow.joined(argument());
        variant = before;
        Formula name = read instanceof Symbol symbol ? upright(symbol.text()) : read;
        return limits ? new Scripts(name, Optional.empty(), Optional.empty(), Placement.LIMITS) : name;
    }

    private Formula negated(int place) {
        cursor.skipSpace();
        if (argument() instanceof Symbol symbol) {
            return new Symbol(TexSymbols.negated(symbol.text()), symbol.role(), symbol.variant());
        }
        throw cursor.refusalAt(place, "must stand before a single sign");
    }

    private Formula over() {
        Formula above = argument();
        return new Scripts(argument(), Optional.empty(), Optional.of(above), Placement.STACKED);
    }

    private Formula under() {
        Formula below = argument();
        return new Scripts(argument(), Optional.of(below), Optional.empty(), Placement.STACKED);
    }

    private Formula longArrow(String arrow) {
        Optional<Formula> below = bracketed();
        Formula above = argument();
        Symbol base = new Symbol(arrow.equals("→") ? "⟶" : "⟵", Role.RELATION, Variant.UPRIGHT);
        return new Scripts(base, below, Optional.of(above), Placement.STACKED);
    }

    private Formula parenthesised(String word) {
        Formula body = FormulaRow.of(List.of(upright(word), new Space(0.1667), argument()));
        return FormulaRow.of(List.of(new Space(1), new Fenced("(", body, ")")));
    }

    private Formula as(Role role) {
        Formula read = FormulaRow.joined(argument());
        return read instanceof Symbol symbol ? new Symbol(symbol.text(), role, symbol.variant()) : read;
    }

    private String words(int place) {
        String raw = cursor.takeRawGroup();
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\\' && i + 1 < raw.length() && "_%&$#{} ,;".indexOf(raw.charAt(i + 1)) >= 0) {
                i++;
                words.append(",;".indexOf(raw.charAt(i)) >= 0 ? ' ' : raw.charAt(i));
            } else if (c == '\\' || c == '$') {
                throw cursor.refusalAt(place, "must hold plain words, without commands");
            } else if (c == '~' || Character.isWhitespace(c)) {
                words.append(' ');
            } else if (Character.isISOControl(c) || (Character.isSurrogate(c) && !paired(raw, i))) {
                throw cursor.refusalAt(place, "must hold characters that can be printed");
            } else if (c != '{' && c != '}') {
                words.append(c);
            }
        }
        return words.toString();
    }

    private static boolean paired(String raw, int i) {
        return Character.isHighSurrogate(raw.charAt(i))
                ? i + 1 < raw.length() && Character.isLowSurrogate(raw.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(raw.charAt(i - 1));
    }

    private Formula length(int place) {
        String raw = cursor.takeRawGroup().strip();
        if (!raw.matches("-?[0-9]{0,2}(\\.[0-9]{1,3})?(em|ex|mu|pt|px)") || raw.matches("-?[a-z]+")) {
            throw cursor.refusalAt(place, "must have a length such as 1.5em");
        }
        double value = Double.parseDouble(raw.substring(0, raw.length() - 2));
        double unit = switch (raw.substring(raw.length() - 2)) {
            case "em" -> 1;
            case "ex" -> 0.45;
            case "mu" -> 1 / 18.0;
            default -> 0.1;
        };
        return new Space(value * unit);
    }
}
