package dev.headroom.docgen.word;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The places that links jump to. Word wants names of at most 40 letters, digits and underscores; those that begin with
 * an underscore are not listed. One thread at a time.
 */
final class Bookmarks {

    private final Map<String, String> byAnchor = new HashMap<>();
    private int opened;

    /** Names a place that is to come, before anything is written, so that links may lead forward. */
    void announce(String kind, String anchor) {
        byAnchor.put(anchor, String.format(Locale.ROOT, "_%s%09d", kind, byAnchor.size() + 1));
    }

    /** Returns the name of a place, or nothing if there is none such. */
    Optional<String> name(String anchor) {
        return Optional.ofNullable(byAnchor.get(anchor));
    }

    /** Begins a place; the returned number ends it. */
    String open(Xml out, String name) {
        String id = Integer.toString(opened++);
        out.leaf("w:bookmarkStart", "w:id", id, "w:name", name);
        return id;
    }

    void close(Xml out, String id) {
        out.leaf("w:bookmarkEnd", "w:id", id);
    }
}
