package dev.headroom.docgen.citation;

import java.util.Objects;

/**
 * One work in a group of citations.
 *
 * @param key the work's
 * @param prefix words before it, as "see"; empty for none
 * @param locator the place in the work as it was written, as "p. 12"; empty for none
 * @param suffix words after it; empty for none
 * @param author whether names are shown
 */
public record Citation(String key, String prefix, String locator, String suffix, Author author) {

    /** Rejects nulls. */
    public Citation {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(locator, "locator");
        Objects.requireNonNull(suffix, "suffix");
        Objects.requireNonNull(author, "author");
    }

    /** What is shown of a work's names. */
    public enum Author {
        /** What the style shows. */
        SHOWN,
        /** Nothing, because the text around it names them; written {@code -@key}. */
        SUPPRESSED
    }
}
