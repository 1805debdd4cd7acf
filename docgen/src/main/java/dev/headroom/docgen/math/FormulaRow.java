package dev.headroom.docgen.math;

import dev.headroom.docgen.math.Formula.Role;
import dev.headroom.docgen.math.Formula.Row;
import dev.headroom.docgen.math.Formula.Scripts;
import dev.headroom.docgen.math.Formula.Symbol;
import dev.headroom.docgen.math.Formula.Variant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Puts parts side by side: rows in rows are opened, and a sign with nothing before it to join is not binary. */
final class FormulaRow {

    private static final Set<Role> NOTHING_TO_JOIN =
            EnumSet.of(Role.BINARY, Role.RELATION, Role.OPENING, Role.PUNCTUATION, Role.LARGE, Role.FUNCTION);

    private FormulaRow() {}

    static Formula of(List<Formula> parts) {
        List<Formula> flat = new ArrayList<>();
        for (Formula part : parts) {
            if (part instanceof Row row) {
                flat.addAll(row.parts());
            } else {
                flat.add(part);
            }
        }
        withoutLoneSigns(flat);
        return flat.size() == 1 ? flat.get(0) : new Row(flat);
    }

    /** Appendix G, rules 5 and 6, of The TeXbook. */
    private static void withoutLoneSigns(List<Formula> parts) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Symbol symbol && symbol.role() == Role.BINARY) {
                boolean first = i == 0 || NOTHING_TO_JOIN.contains(role(parts.get(i - 1)));
                boolean last = i + 1 == parts.size() || closes(role(parts.get(i + 1)));
                if (first || last) {
                    parts.set(i, new Symbol(symbol.text(), Role.ORDINARY, symbol.variant()));
                }
            }
        }
    }

    private static boolean closes(Role role) {
        return role == Role.RELATION || role == Role.CLOSING || role == Role.PUNCTUATION;
    }

    /** Returns how a part is spaced: its own role or that of its base. */
    static Role role(Formula part) {
        if (part instanceof Symbol symbol) {
            return symbol.role();
        }
        if (part instanceof Scripts scripts) {
            return role(scripts.base());
        }
        return Role.ORDINARY;
    }

    /** Makes one word of letters that stand side by side, as upright names want it. */
    static Formula joined(Formula formula) {
        if (!(formula instanceof Row row)) {
            return formula;
        }
        List<Formula> parts = new ArrayList<>();
        for (Formula part : row.parts()) {
            Formula last = parts.isEmpty() ? row : parts.get(parts.size() - 1);
            if (part instanceof Symbol next && last instanceof Symbol before && joins(before, next)) {
                parts.set(parts.size() - 1, new Symbol(before.text() + next.text(), Role.LETTER, next.variant()));
            } else {
                parts.add(part);
            }
        }
        return of(parts);
    }

    private static boolean joins(Symbol before, Symbol next) {
        return before.role() == Role.LETTER
                && (next.role() == Role.LETTER || next.role() == Role.NUMBER)
                && before.variant() == next.variant()
                && before.variant() != Variant.ITALIC;
    }
}
