package dev.headroom.docgen.citation;

import de.undercouch.citeproc.csl.CSLItemData;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Works by key, as they were read. Immutable; thread-safe. Holds about 2 KB a work. */
public final class CitedWorks {

    private final Map<String, CSLItemData> items;

    CitedWorks(Map<String, CSLItemData> items) {
        this.items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
    }

    /** Returns the keys in the order of the file. */
    public Set<String> keys() {
        return items.keySet();
    }

    Optional<CSLItemData> item(String key) {
        return Optional.ofNullable(items.get(key));
    }
}
