package dev.headroom.docgen.math;

import dev.headroom.docgen.math.Formula.Fenced;
import dev.headroom.docgen.math.Formula.Role;
import dev.headroom.docgen.math.Formula.Scripts;
import dev.headroom.docgen.math.Formula.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes one part of what stands between plain brackets, so that scripts after the closing one belong to it all, as Office
 * Math wants it. Brackets without their other half stay signs.
 */
final class OmmlPairs {

    private static final String BARS = "|‖";
    private static final int DEEPEST = 20;

    private final List<Formula> parts;
    private int budget;

    private OmmlPairs(List<Formula> parts) {
        this.parts = parts;
        this.budget = 4 * parts.size(); // looking for halves that are missing is quadratic otherwise
    }

    static List<Formula> of(List<Formula> parts) {
        return new OmmlPairs(parts).paired(0, parts.size());
    }

    private List<Formula> paired(int start, int end) {
        List<Formula> paired = new ArrayList<>();
        int i = start;
        while (i < end) {
            int close = opens(parts.get(i)) ? close(i, end) : -1;
            if (close < 0) {
                paired.add(parts.get(i));
            } else {
                paired.add(fenced(i, close));
                i = close;
            }
            i++;
        }
        return paired;
    }

    private static boolean opens(Formula part) {
        return part instanceof Symbol symbol && (symbol.role() == Role.OPENING || isBar(symbol));
    }

    private static boolean isBar(Symbol symbol) {
        return symbol.role() == Role.ORDINARY && BARS.contains(symbol.text());
    }

    private int close(int open, int end) {
        boolean bar = isBar((Symbol) parts.get(open));
        int depth = 0;
        for (int i = open; i < end && budget > 0; i++) {
            budget--;
            Optional<Symbol> sign = sign(parts.get(i));
            if (bar
                    && i > open
                    && sign.filter(other -> other.text().equals(((Symbol) parts.get(open)).text()))
                            .isPresent()) {
                return depth == 0 ? i : -1;
            }
            Role role = sign.map(Symbol::role).orElse(Role.LETTER);
            depth += role == Role.OPENING ? 1 : role == Role.CLOSING && !isFactorial(sign) ? -1 : 0;
            if (!bar && depth == 0) {
                return i;
            }
            if (depth < 0 || depth > DEEPEST) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isFactorial(Optional<Symbol> sign) {
        return sign.filter(symbol -> "!?".contains(symbol.text())).isPresent();
    }

    private static Optional<Symbol> sign(Formula part) {
        if (part instanceof Symbol symbol) {
            return Optional.of(symbol);
        }
        return part instanceof Scripts scripts && scripts.base() instanceof Symbol base
                ? Optional.of(base)
                : Optional.empty();
    }

    private Formula fenced(int open, int close) {
        String closing = sign(parts.get(close)).map(Symbol::text).orElse("");
        Fenced fenced =
                new Fenced(((Symbol) parts.get(open)).text(), FormulaRow.of(parts.subList(open + 1, close)), closing);
        return parts.get(close) instanceof Scripts scripts
                ? new Scripts(fenced, scripts.below(), scripts.above(), scripts.placement())
                : fenced;
    }
}
