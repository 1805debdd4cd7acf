package dev.headroom.docgen.font;

import java.util.Objects;

/**
 * A font as style sheets name it.
 *
 * @param family as in {@code font-family}
 * @param weight how heavy
 * @param slant whether it leans
 * @param file where it is
 */
public record FontFace(String family, Weight weight, Slant slant, FontFile file) {

    /** Rejects nulls. */
    public FontFace {
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(weight, "weight");
        Objects.requireNonNull(slant, "slant");
        Objects.requireNonNull(file, "file");
    }

    /** How heavy. */
    public enum Weight {
        /** As for running text. */
        NORMAL(400),
        /** As for headings. */
        BOLD(700);

        private final int css;

        Weight(int css) {
            this.css = css;
        }

        /** Returns the number that style sheets use. */
        public int css() {
            return css;
        }
    }

    /** Whether it leans. */
    public enum Slant {
        /** It does not. */
        UPRIGHT,
        /** It does. */
        ITALIC
    }
}
