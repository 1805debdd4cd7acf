package dev.headroom.docgen.word;

import dev.headroom.docgen.highlight.CodeToken;

/** Colours of program text, the same as in pages by day. */
final class CodeColours {

    private CodeColours() {}

    /** Returns {@code RRGGBB}; empty for that of the style. */
    static String of(CodeToken.Kind kind) {
        return switch (kind) {
            case KEYWORD -> "8250DF";
            case TYPE -> "0550AE";
            case STRING -> "0A6640";
            case NUMBER -> "B35900";
            case COMMENT -> "6A737D";
            case NAME -> "1C5FA8";
            case ANNOTATION -> "8A6100";
            case TAG -> "116329";
            case PLAIN, OPERATOR -> "";
        };
    }
}
