package dev.headroom.docgen.markdown;

/**
 * Takes opening brackets literally that are nested deeper than any link or image would be, before the text is parsed:
 * the parser nests images and footnotes as deep as they tell it to, and overflows its stack with a few thousand.
 */
final class BracketBounds {

    private static final int MOST = 20;

    private BracketBounds() {}

    /** Returns the text with a backslash before such brackets, but not within fenced code. */
    static String apply(String text) {
        StringBuilder bounded = null;
        int copied = 0;
        int depth = 0;
        boolean inFence = false;
        boolean blankLine = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                depth = blankLine ? 0 : depth;
                blankLine = true;
            } else if (blankLine && isFence(text, i)) {
                inFence = !inFence;
                blankLine = false;
            } else if (c == '\\') {
                i++; // what follows is literal already
                blankLine = false;
            } else if (c != ' ' && c != '\t' && c != '\r') {
                blankLine = false;
                if (c == ']') {
                    depth = Math.max(0, depth - 1);
                } else if (c == '[' && ++depth > MOST && !inFence) {
                    bounded = bounded == null ? new StringBuilder(text.length() + 16) : bounded;
                    bounded.append(text, copied, i).append('\\');
                    copied = i;
                }
            }
        }
        return bounded == null
                ? text
                : bounded.append(text, copied, text.length()).toString();
    }

    private static boolean isFence(String text, int at) {
        return text.startsWith("```", at) || text.startsWith("~~~", at);
    }
}
