package dev.headroom.cli.terminal;

import dev.headroom.generation.TextSink;

/**
 * Writes an answer to standard output as it comes, broken between words into lines of {@link Terminal#COLUMNS}. A word
 * appears when it is complete.
 *
 * <pre>{@code
 * FlowingText text = new FlowingText(terminal);
 * headroom.generate(request, text);
 * text.end();
 * }</pre>
 *
 * <p>One thread at a time.
 */
public final class FlowingText implements TextSink {

    private final Terminal terminal;
    private final StringBuilder word = new StringBuilder();
    private int column;

    /** Begins at the start of a line of {@code terminal}. */
    public FlowingText(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void accept(String piece) {
        piece.codePoints().forEach(c -> {
            if (c == '\n') {
                endWord();
                terminal.write("\n");
                column = 0;
            } else if (Character.isWhitespace(c)) {
                endWord();
            } else {
                word.appendCodePoint(c);
            }
        });
    }

    /** Writes the last word and ends its line. */
    public void end() {
        endWord();
        terminal.write("\n");
        column = 0;
    }

    private void endWord() {
        if (word.isEmpty()) {
            return;
        }
        int width = word.codePointCount(0, word.length());
        if (column > 0 && column + 1 + width > Terminal.COLUMNS) {
            terminal.write("\n");
            column = 0;
        }
        terminal.write(column > 0 ? " " + word : word.toString());
        column += width + (column > 0 ? 1 : 0);
        word.setLength(0);
    }
}
