package dev.headroom.checkpoint.chat;

import dev.headroom.MalformedFileException;
import dev.headroom.UnsupportedFeatureException;

/** What went wrong in a template and where, until it is told to the caller as one of the public kinds. */
final class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private enum Kind {
        MALFORMED,
        UNSUPPORTED,
        REFUSED
    }

    private final Kind kind;
    private final String rule;
    private final String value;
    private final int position;

    private TemplateException(Kind kind, String rule, String value, int position) {
        super(rule + ", was " + value, null, false, false);
        this.kind = kind;
        this.rule = rule;
        this.value = value;
        this.position = position;
    }

    /** The template breaks a rule; {@code rule} reads after "must". */
    static TemplateException malformed(String rule, String value) {
        return new TemplateException(Kind.MALFORMED, rule, value, -1);
    }

    /** The template uses something that this interpreter does not know. */
    static TemplateException unsupported(String feature) {
        return new TemplateException(Kind.UNSUPPORTED, feature, "", -1);
    }

    /** The template itself refuses the conversation. */
    static TemplateException refused(String message) {
        return new TemplateException(Kind.REFUSED, message, "", -1);
    }

    /** Adds the position, where a more exact one is not known already. */
    TemplateException at(int offset) {
        return position >= 0 ? this : new TemplateException(kind, rule, value, offset);
    }

    RuntimeException told(String origin, String source) {
        String place = "chat template at " + place(source);
        return switch (kind) {
            case MALFORMED -> new MalformedFileException(origin, place, rule, value, this);
            case UNSUPPORTED -> new UnsupportedFeatureException(rule + " in the " + place, origin);
            case REFUSED ->
                new IllegalArgumentException(
                        "messages must suit the chat template of " + origin + ", which says: " + rule, this);
        };
    }

    private String place(String source) {
        int offset = Math.max(0, Math.min(position, source.length()));
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset; i++) {
            if (source.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return "line " + line + ", column " + (offset - lineStart + 1);
    }
}
