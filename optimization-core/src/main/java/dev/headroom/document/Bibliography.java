package dev.headroom.document;

import java.util.Objects;

/**
 * The works that a document cites, as reference managers export them.
 *
 * @param format how {@code text} is written
 * @param text the works
 */
public record Bibliography(Format format, String text) {

    /** Rejects nulls. */
    public Bibliography {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(text, "text");
    }

    /** How works are written down. */
    public enum Format {
        /** An array of items as the Citation Style Language defines them in JSON. */
        CSL_JSON,
        /** Entries such as {@code @article{knuth1984, …}}. */
        BIBTEX
    }
}
