package dev.headroom.docgen.css;

import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.select.Evaluator;

/**
 * One selector.
 *
 * @param text as it is written
 * @param names of elements, classes and ids that must all be there
 * @param search finds elements for it, where its names alone do not tell
 */
record Selector(String text, Set<String> names, Optional<Evaluator> search) {

    /** Returns whether some element of the page may match, now or in a browser. */
    boolean mayMatch(Document page, PageNames present) {
        return present.containsAll(names)
                && search.map(evaluator -> page.selectFirst(evaluator) != null).orElse(true);
    }
}
