package dev.headroom.docgen.word;

/**
 * A stretch of program text in one colour.
 *
 * @param text with its line breaks and spaces
 * @param colour {@code RRGGBB}; empty for that of the style
 */
public record CodeRun(String text, String colour) {

    /** Rejects what is no colour. */
    public CodeRun {
        if (!colour.isEmpty() && !colour.matches("[0-9A-Fa-f]{6}")) {
            throw new IllegalArgumentException("colour must be RRGGBB or empty, was '" + colour + "'");
        }
    }
}
