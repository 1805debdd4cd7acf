package dev.headroom.docgen.css;

import java.util.HashSet;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Every name that a selector could mean in one page: a selector with a name that is not here matches nothing, and the
 * page need not be searched for it.
 */
record PageNames(Set<String> names) {

    static PageNames of(Document page) {
        Set<String> names = new HashSet<>();
        for (Element element : page.getAllElements()) {
            names.add(element.normalName());
            if (element.hasAttr("class")) {
                element.classNames().forEach(name -> names.add("." + name));
            }
            if (element.hasAttr("id")) {
                names.add("#" + element.id());
            }
        }
        return new PageNames(names);
    }

    boolean containsAll(Set<String> wanted) {
        return names.containsAll(wanted);
    }
}
