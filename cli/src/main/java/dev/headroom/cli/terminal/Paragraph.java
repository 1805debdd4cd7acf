package dev.headroom.cli.terminal;

/** Breaks text into lines of at most {@link Terminal#COLUMNS}. */
public final class Paragraph {

    private Paragraph() {}

    /**
     * Returns the text broken between words, every line but the first indented. A word longer than a line stays whole.
     *
     * @param text one paragraph; line breaks count as spaces
     * @param taken columns of the first line that are taken already
     * @param indent columns that the other lines are indented by
     */
    public static String wrap(String text, int taken, int indent) {
        StringBuilder out = new StringBuilder();
        int column = taken;
        boolean begun = false;
        for (String word : text.strip().split("\\s+", -1)) {
            int width = word.codePointCount(0, word.length());
            if (begun && column + 1 + width > Terminal.COLUMNS) {
                out.append('\n').append(" ".repeat(indent));
                column = indent;
            } else if (begun) {
                out.append(' ');
                column++;
            }
            out.append(word);
            column += width;
            begun = true;
        }
        return out.toString();
    }
}
