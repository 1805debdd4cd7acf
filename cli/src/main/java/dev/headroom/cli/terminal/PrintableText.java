package dev.headroom.cli.terminal;

/** Text of a file as one that neither moves the cursor nor breaks lines nor takes more room than it may. Thread-safe. */
public final class PrintableText {

    private PrintableText() {}

    /**
     * Returns the text with spaces for line ends, control characters, those that turn the direction of writing, and halves
     * of surrogate pairs.
     *
     * @param widest columns of the terminal that it may take, at least 1; what is longer is cut and ends in {@code …}
     */
    public static String of(String text, int widest) {
        StringBuilder printable = new StringBuilder();
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int found = text.codePointAt(i);
            int c = isHarmful(found) ? ' ' : found;
            i += Character.charCount(found);
            width += DisplayWidth.of(c);
            if (width > widest - 1 && (width > widest || i < text.length())) {
                return printable.append('…').toString();
            }
            printable.appendCodePoint(c);
        }
        return printable.toString();
    }

    private static boolean isHarmful(int c) {
        return Character.isISOControl(c)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || Character.getType(c) == Character.SURROGATE;
    }
}
