package dev.headroom.docgen.css;

import java.util.List;
import org.jsoup.nodes.Document;

/** One rule of a style sheet, ready to be written. */
sealed interface Rule {

    /** Writes what a page uses of it; nothing if it uses none of it. */
    void writeUsed(Document page, PageNames names, StringBuilder css);

    /** Writes all of it. */
    void writeAll(StringBuilder css);

    /** Selectors and what they declare. */
    record Styles(List<Selector> selectors, String declarations) implements Rule {

        @Override
        public void writeUsed(Document page, PageNames names, StringBuilder css) {
            write(
                    selectors.stream()
                            .filter(selector -> selector.mayMatch(page, names))
                            .toList(),
                    css);
        }

        @Override
        public void writeAll(StringBuilder css) {
            write(selectors, css);
        }

        private void write(List<Selector> kept, StringBuilder css) {
            if (kept.isEmpty() || declarations.isEmpty()) {
                return;
            }
            for (int i = 0; i < kept.size(); i++) {
                css.append(i == 0 ? "" : ",").append(kept.get(i).text());
            }
            css.append('{').append(declarations).append('}');
        }
    }

    /** Rules under a condition, such as a media query. */
    record Group(String condition, List<Rule> rules) implements Rule {

        @Override
        public void writeUsed(Document page, PageNames names, StringBuilder css) {
            StringBuilder inner = new StringBuilder();
            rules.forEach(rule -> rule.writeUsed(page, names, inner));
            write(inner, css);
        }

        @Override
        public void writeAll(StringBuilder css) {
            StringBuilder inner = new StringBuilder();
            rules.forEach(rule -> rule.writeAll(inner));
            write(inner, css);
        }

        private void write(StringBuilder inner, StringBuilder css) {
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

        @Override
        public void writeAll(StringBuilder css) {
            css.append(text);
        }
    }
}
