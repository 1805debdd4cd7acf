package dev.headroom.docgen.highlight;

import java.util.Objects;

/**
 * A piece of source code of one kind. May hold line breaks.
 *
 * @param kind what it is
 * @param text as it stands in the code, unescaped; not empty
 */
public record CodeToken(Kind kind, String text) {

    /** Rejects nulls and empty text. */
    public CodeToken {
        Objects.requireNonNull(kind, "kind");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("text must hold a character, was empty");
        }
    }

    /** What a piece of code is, as far as it is worth a colour. */
    public enum Kind {
        /** Everything without a colour, also white space. */
        PLAIN("tok-plain"),
        /** Reserved words. */
        KEYWORD("tok-keyword"),
        /** Types that the language knows by name. */
        TYPE("tok-type"),
        /** Texts, characters and regular expressions. */
        STRING("tok-string"),
        /** Numbers and truth values. */
        NUMBER("tok-number"),
        /** Comments of all forms. */
        COMMENT("tok-comment"),
        /** Functions, variables, attributes and keys that stand out from other names. */
        NAME("tok-name"),
        /** Operators. */
        OPERATOR("tok-operator"),
        /** Annotations, preprocessor lines and entities. */
        ANNOTATION("tok-annotation"),
        /** Names of tags in markup. */
        TAG("tok-tag");

        private final String cssClass;

        Kind(String cssClass) {
            this.cssClass = cssClass;
        }

        /** Returns the class that spans of this kind have in HTML. */
        public String cssClass() {
            return cssClass;
        }
    }
}
