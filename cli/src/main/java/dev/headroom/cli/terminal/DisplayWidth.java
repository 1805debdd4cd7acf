package dev.headroom.cli.terminal;

/**
 * The columns that text takes on a terminal: two for a Chinese, Japanese or Korean character and for a picture, none for an
 * accent that stands on the letter before it.
 *
 * <p>Thread-safe. After Markus Kuhn's {@code wcwidth}, with the blocks of wide characters in place of its tables.
 */
public final class DisplayWidth {

    private DisplayWidth() {}

    /** Returns the columns of a line. */
    public static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    /** Returns the columns of one character: 0, 1 or 2. */
    public static int of(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F) // Hangul Jamo
                || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F) // CJK, Hiragana, Katakana, Yi
                || (c >= 0xAC00 && c <= 0xD7A3) // Hangul
                || (c >= 0xF900 && c <= 0xFAFF) // CJK compatibility
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60) // full width
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1F64F) // pictures
                || (c >= 0x1F680 && c <= 0x1F6FF)
                || (c >= 0x1F900 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD); // CJK extensions
    }
}
