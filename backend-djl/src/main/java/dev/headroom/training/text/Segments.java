package dev.headroom.training.text;

import java.util.function.Consumer;

/**
 * Cuts a text into pieces that are encoded one by one, so that the tokenizer's native memory stays small. A cut stands
 * after a blank line and before a character that is not white space, which byte-level patterns never join.
 */
final class Segments {

    private Segments() {}

    /** Hands over pieces of at least {@code length} characters, but for the last; joined, they are the text. */
    static void cut(String text, int length, Consumer<String> pieces) {
        int start = 0;
        while (start < text.length()) {
            int end = end(text, start + length);
            pieces.accept(text.substring(start, end));
            start = end;
        }
    }

    private static int end(String text, int from) {
        for (int at = text.indexOf("\n\n", Math.min(from, text.length())); at >= 0; at = text.indexOf("\n\n", at + 1)) {
            int next = at + 2;
            if (next < text.length() && !isSpace(text.charAt(next))) {
                return next;
            }
        }
        return text.length();
    }

    /** Returns whether this may be white space to any of the two regular expression libraries. */
    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
}
