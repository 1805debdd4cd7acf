package dev.headroom.docgen.citation;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Text of one look.
 *
 * @param text not escaped
 * @param looks empty for plain
 * @param url where it leads; {@code http} or {@code https} only
 */
public record Run(String text, Set<Look> looks, Optional<String> url) {

    /** Copies the set; rejects nulls. */
    public Run {
        Objects.requireNonNull(text, "text");
        looks = Set.copyOf(looks);
        Objects.requireNonNull(url, "url");
    }

    /** Returns text without a look. */
    public static Run plain(String text) {
        return new Run(text, Set.of(), Optional.empty());
    }

    /** How text looks. */
    public enum Look {
        /** Slanted. */
        ITALIC,
        /** Bold. */
        BOLD
    }
}
