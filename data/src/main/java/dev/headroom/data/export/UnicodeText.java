package dev.headroom.data.export;

/** Finds text that is none: half a surrogate pair, which every encoder turns into a question mark. Thread-safe. */
public final class UnicodeText {

    private UnicodeText() {}

    /**
     * Returns {@code text}.
     *
     * @param column where it stands, for the message
     * @param row where it stands, from 0, or below 0 where it stands in no row
     * @throws IllegalArgumentException if it holds a surrogate without its other half
     */
    public static String require(String text, String column, int row) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                i = endOfPair(text, i, column, row);
            }
        }
        return text;
    }

    private static int endOfPair(String text, int i, String column, int row) {
        if (i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
            return i + 1;
        }
        throw new IllegalArgumentException(String.format(
                "column %s%s must be text that can be written, was half a surrogate pair, U+%04X, at character %d",
                column, row < 0 ? "" : ", row " + (row + 1L), (int) text.charAt(i), i + 1));
    }
}
