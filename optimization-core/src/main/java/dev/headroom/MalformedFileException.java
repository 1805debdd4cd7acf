package dev.headroom;

import org.jspecify.annotations.Nullable;

/** A file breaks the rules of its format; nothing was taken from it. */
public final class MalformedFileException extends HeadroomException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final String part;
    private final String rule;
    private final String value;

    /**
     * @param file the file's name or path
     * @param part the header field, tensor or line
     * @param rule what must hold there
     * @param value what was found instead
     */
    public MalformedFileException(String file, String part, String rule, String value) {
        this(file, part, rule, value, null);
    }

    /**
     * @param file the file's name or path
     * @param part the header field, tensor or line
     * @param rule what must hold there
     * @param value what was found instead
     * @param cause the parser's own exception, if there is one
     */
    public MalformedFileException(String file, String part, String rule, String value, @Nullable Throwable cause) {
        super(file + ": " + part + " must " + rule + ", was " + value, cause);
        this.file = file;
        this.part = part;
        this.rule = rule;
        this.value = value;
    }

    /** Returns the file's name or path. */
    public String file() {
        return file;
    }

    /** Returns the header field, tensor or line. */
    public String part() {
        return part;
    }

    /** Returns what must hold there; reads after "must". */
    public String rule() {
        return rule;
    }

    /** Returns what was found instead. */
    public String value() {
        return value;
    }

    @Override
    public Retry retry() {
        return Retry.NEVER;
    }
}
