package dev.headroom.docgen.markdown;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Cuts tables before they are parsed, because the parser fills every row up to the width of the head: a head of a
 * thousand columns over a thousand lines of one letter would be a million cells.
 */
final class TableBounds {

    private static final Pattern FENCE = Pattern.compile("^[ >\\t]*(```|~~~)");

    private final TextLimits limits;
    private final Consumer<String> notes;

    TableBounds(TextLimits limits, Consumer<String> notes) {
        this.limits = limits;
        this.notes = notes;
    }

    /** Returns the text with tables of too many columns as plain text, and without rows beyond the limit. */
    String apply(String text) {
        if (text.indexOf('|') < 0) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        boolean inFence = false;
        int rowsLeft = -1; // of the table that is being read; -1 outside of tables
        int dropped = 0;
        for (int start = 0; start < text.length(); ) {
            int newLine = text.indexOf('\n', start);
            int end = newLine < 0 ? text.length() : newLine + 1;
            String line = text.substring(start, end);
            start = end;
            if (FENCE.matcher(line).find()) {
                inFence = !inFence;
            }
            if (rowsLeft >= 0 && line.isBlank()) {
                reportDropped(dropped, kept);
                rowsLeft = -1;
                dropped = 0;
            }
            if (rowsLeft == 0) {
                dropped++;
                continue;
            }
            if (rowsLeft > 0) {
                rowsLeft--;
            }
            int columns = inFence ? 0 : columnsOfDelimiterRow(line);
            if (columns > limits.tableColumns()) {
                notes.accept(String.format(
                        Locale.ROOT,
                        "a table of %,d columns is shown as text: at most %,d are drawn",
                        columns,
                        limits.tableColumns()));
                int pipe = line.indexOf('|');
                kept.append(line, 0, pipe).append('\\').append(line, pipe, line.length());
                continue;
            }
            if (columns > 0 && rowsLeft < 0) {
                rowsLeft = Math.max(1, limits.tableCells() / columns);
            }
            kept.append(line);
        }
        reportDropped(dropped, kept);
        return kept.toString();
    }

    private void reportDropped(int rows, StringBuilder kept) {
        if (rows > 0) {
            String what = String.format(Locale.ROOT, "%,d further rows of this table are left out", rows);
            notes.accept(
                    what + ": it has more than " + String.format(Locale.ROOT, "%,d", limits.tableCells()) + " cells");
            kept.append("\n*… ").append(what).append(".*\n");
        }
    }

    /** Returns how many columns a row such as {@code |---|:-:|} opens; 0 for any other line. */
    private static int columnsOfDelimiterRow(String line) {
        int columns = 0;
        boolean pipe = false;
        boolean dash = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '|') {
                columns += dash ? 1 : 0;
                pipe = true;
                dash = false;
            } else if (c == '-') {
                dash = true;
            } else if (" \t:>\r\n*+.)".indexOf(c) < 0 && !Character.isDigit(c)) {
                return 0;
            }
        }
        return pipe ? columns + (dash ? 1 : 0) : 0;
    }
}
