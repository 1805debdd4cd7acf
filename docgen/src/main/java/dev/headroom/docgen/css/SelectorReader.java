package dev.headroom.docgen.css;

import com.helger.css.decl.CSSSelector;
import com.helger.css.decl.CSSSelectorAttribute;
import com.helger.css.decl.CSSSelectorSimpleMember;
import com.helger.css.decl.ECSSSelectorCombinator;
import com.helger.css.decl.ICSSSelectorMember;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;

/** Turns the parser's selectors into ours: what only a browser can tell is left out, which makes them match more. */
final class SelectorReader {

    private SelectorReader() {}

    static Selector read(CSSSelector selector) {
        String text = selector.getAsCSSString(RuleReader.SHORT, 0);
        StringBuilder query = new StringBuilder();
        Set<String> names = new HashSet<>();
        boolean compoundIsEmpty = true;
        int parts = 0;
        for (ICSSSelectorMember member : selector.getAllMembers()) {
            if (member instanceof ECSSSelectorCombinator combinator) {
                query.append(compoundIsEmpty ? "*" : "").append(combinator.getName());
                compoundIsEmpty = true;
            } else if (member instanceof CSSSelectorSimpleMember simple && !simple.isPseudo()) {
                query.append(simple.getValue());
                addName(simple, names);
                compoundIsEmpty = false;
                parts++;
            } else if (member instanceof CSSSelectorAttribute attribute) {
                query.append(attribute.getAsCSSString(RuleReader.SHORT, 0));
                compoundIsEmpty = false;
                parts += 2; // names alone do not tell
            }
        }
        query.append(compoundIsEmpty ? "*" : "");
        return new Selector(text, Set.copyOf(names), parts > 1 ? search(query.toString()) : Optional.empty());
    }

    private static void addName(CSSSelectorSimpleMember simple, Set<String> names) {
        if (simple.isClass() || simple.isHash()) {
            names.add(simple.getValue());
        } else if (simple.isElementName() && !simple.getValue().equals("*")) {
            names.add(simple.getValue().toLowerCase(Locale.ROOT));
        }
    }

    private static Optional<Evaluator> search(String query) {
        try {
            return Optional.of(QueryParser.parse(query));
        } catch (SelectorParseException | IllegalArgumentException e) {
            return Optional.empty(); // not known to the search, so it stays
        }
    }
}
