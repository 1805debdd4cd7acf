package dev.headroom.checkpoint.chat;

/** A piece of a template. {@code text} of strings is unescaped; {@code position} is an offset into the source. */
record Token(Kind kind, String text, int position) {

    enum Kind {
        DATA,
        BLOCK_BEGIN,
        BLOCK_END,
        VARIABLE_BEGIN,
        VARIABLE_END,
        NAME,
        STRING,
        INTEGER,
        FLOAT,
        OPERATOR,
        END
    }

    boolean is(Kind wanted, String wantedText) {
        return kind == wanted && text.equals(wantedText);
    }

    String shown() {
        return switch (kind) {
            case END -> "the end of the template";
            case DATA -> "text";
            case STRING -> "a string";
            default -> "'" + text + "'";
        };
    }
}
