package dev.headroom.docgen.css;

import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;

/** One rule of a style sheet, ready to be written. */
sealed interface Rule {

    /** Writes what a page uses of it; nothing if it uses none of it. */
    void writeUsed(Document page, PageNames names, StringBuilder css);

    /** Selectors and what they declare. */
    record Styles(List<Selector> selectors, String declarations) implements Rule {

        @Override
        public void writeUsed(Document page, PageNames names, StringBuilder css) {
            if (declarations.isEmpty()) {
                return;
            }
            String used = selectors.stream()
                    .filter(selector -> selector.mayMatch(page, names))
                    .map(Selector::text)
                    .collect(Collectors.joining(","));
            if (!used.isEmpty()) {
                css.append(used).append('{').append(declarations).append('}');
            }
        }
    }

    /** Rules under a condition, such as a media query. */
    record Group(String condition, List<Rule> rules) implements Rule {

        @Override
        public void writeUsed(Document page, PageNames names, StringBuilder css) {
            StringBuilder inner = new StringBuilder();
            rules.forEach(rule -> rule.writeUsed(page, names, inner));
            if (!inner.isEmpty()) {
                css.append(condition).append('{').append(inner).append('}');
            }
        }
    }

    /** A rule that always stays. */
    record Kept(String text) implements Rule {

        @Override
        public void writeUsed(Document page, PageNames names, StringBuilder css) {
            css.append(text);
        }
    }
}
