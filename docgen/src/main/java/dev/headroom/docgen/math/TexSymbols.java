package dev.headroom.docgen.math;

import dev.headroom.docgen.math.Formula.Role;
import dev.headroom.docgen.math.Formula.Symbol;
import dev.headroom.docgen.math.Formula.Variant;
import dev.headroom.docgen.text.BundledText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The commands that are a single sign, and the signs that need no command. */
final class TexSymbols {

    private static final String DATA = "symbols.txt";

    private static final Map<String, Symbol> COMMANDS = read();

    private static final Set<String> FUNCTIONS = Set.of(
            "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "dim", "exp", "hom", "ker",
            "lg", "ln", "log", "sec", "sin", "sinh", "tan", "tanh");

    private static final Map<String, String> FUNCTIONS_WITH_LIMITS = Map.ofEntries(
            Map.entry("argmax", "arg\u2009max"),
            Map.entry("argmin", "arg\u2009min"),
            Map.entry("det", "det"),
            Map.entry("gcd", "gcd"),
            Map.entry("inf", "inf"),
            Map.entry("injlim", "inj\u2009lim"),
            Map.entry("lim", "lim"),
            Map.entry("liminf", "lim\u2009inf"),
            Map.entry("limsup", "lim\u2009sup"),
            Map.entry("max", "max"),
            Map.entry("min", "min"),
            Map.entry("Pr", "Pr"),
            Map.entry("sup", "sup"));

    private static final Map<String, String> NEGATED = Map.ofEntries(
            Map.entry("=", "≠"),
            Map.entry("∈", "∉"),
            Map.entry("∋", "∌"),
            Map.entry("⊂", "⊄"),
            Map.entry("⊃", "⊅"),
            Map.entry("⊆", "⊈"),
            Map.entry("⊇", "⊉"),
            Map.entry("≡", "≢"),
            Map.entry("∼", "≁"),
            Map.entry("≈", "≉"),
            Map.entry("≅", "≇"),
            Map.entry("∃", "∄"),
            Map.entry("∣", "∤"),
            Map.entry("∥", "∦"),
            Map.entry("<", "≮"),
            Map.entry(">", "≯"),
            Map.entry("≤", "≰"),
            Map.entry("≥", "≱"),
            Map.entry("→", "↛"),
            Map.entry("←", "↚"),
            Map.entry("⇒", "⇏"),
            Map.entry("⊢", "⊬"),
            Map.entry("⊨", "⊭"));

    private TexSymbols() {}

    static Optional<Symbol> command(String name) {
        return Optional.ofNullable(COMMANDS.get(name));
    }

    static Optional<Symbol> function(String name) {
        if (FUNCTIONS.contains(name)) {
            return Optional.of(new Symbol(name, Role.FUNCTION, Variant.UPRIGHT));
        }
        return functionWithLimits(name);
    }

    static Optional<Symbol> functionWithLimits(String name) {
        return Optional.ofNullable(FUNCTIONS_WITH_LIMITS.get(name))
                .map(text -> new Symbol(text, Role.FUNCTION, Variant.UPRIGHT));
    }

    static Optional<Symbol> character(String sign) {
        return switch (sign) {
            case "+" -> sign(sign, Role.BINARY);
            case "-" -> sign("−", Role.BINARY);
            case "*" -> sign("∗", Role.BINARY);
            case "=", "<", ">", ":" -> sign(sign, Role.RELATION);
            case "(", "[" -> sign(sign, Role.OPENING);
            case ")", "]", "?" -> sign(sign, Role.CLOSING);
            case "!" -> sign(sign, Role.CLOSING);
            case ",", ";" -> sign(sign, Role.PUNCTUATION);
            case "|", "/", ".", "@", "\"", "`" -> sign(sign, Role.ORDINARY);
            default -> other(sign);
        };
    }

    static String negated(String sign) {
        return NEGATED.getOrDefault(sign, sign + "\u0338");
    }

    private static Optional<Symbol> other(String sign) {
        int point = sign.codePointAt(0);
        if (Character.isLetter(point)) {
            return sign(sign, Role.LETTER);
        }
        return switch (Character.getType(point)) {
            case Character.MATH_SYMBOL -> sign(sign, Role.RELATION);
            case Character.OTHER_SYMBOL,
                    Character.OTHER_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.CURRENCY_SYMBOL,
                    Character.OTHER_NUMBER -> sign(sign, Role.ORDINARY);
            default -> Optional.empty();
        };
    }

    private static Optional<Symbol> sign(String text, Role role) {
        return Optional.of(new Symbol(text, role, role == Role.LETTER ? Variant.ITALIC : Variant.UPRIGHT));
    }

    private static Map<String, Symbol> read() {
        Map<String, Symbol> commands = new HashMap<>();
        BundledText.read(TexSymbols.class, DATA)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> addLine(line, commands));
        return Map.copyOf(commands);
    }

    private static void addLine(String line, Map<String, Symbol> commands) {
        String[] words = line.split(" ", -1);
        Role role = Role.valueOf(words[0]);
        Variant variant = role == Role.LETTER ? Variant.ITALIC : Variant.UPRIGHT;
        for (int i = 1; i + 1 < words.length; i += 2) {
            commands.put(words[i], new Symbol(words[i + 1], role, variant));
        }
    }
}
