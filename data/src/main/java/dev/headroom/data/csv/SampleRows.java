package dev.headroom.data.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sample split by one pair of delimiter and quote, leniently: a quote that is not closed is text.
 *
 * @param delimiter that was tried
 * @param quote that was tried
 * @param rows the fields of the first rows, blank lines left out
 * @param quotedCells how many fields were in quotes
 * @param strayQuotes how many fields started with a quote that was not closed, or not at their end
 */
record SampleRows(char delimiter, char quote, List<List<Cell>> rows, int quotedCells, int strayQuotes) {

    /** Rows beyond these tell nothing new. */
    private static final int MOST_ROWS = 1_000;

    /** One field. */
    record Cell(String text, boolean quoted) {}

    /** Whether a quote may follow spaces after the delimiter. */
    enum Spaces {
        BELONG,
        DO_NOT_BELONG
    }

    static SampleRows split(String text, char delimiter, char quote, Spaces spaces) {
        return new Splitter(text, delimiter, quote, spaces).split();
    }

    /** Returns the field count that most rows have; 0 if there is no row. */
    int columns() {
        int best = 0;
        int rowsOfBest = 0;
        for (Map.Entry<Integer, Integer> entry : counts().entrySet()) {
            if (entry.getValue() >= rowsOfBest) {
                best = entry.getKey();
                rowsOfBest = entry.getValue();
            }
        }
        return best;
    }

    /** Returns the share of the rows that have as many fields as most, in [0, 1]. */
    double consistency() {
        return rows.isEmpty() ? 0 : counts().getOrDefault(columns(), 0) / (double) rows.size();
    }

    /** Returns a column's cells below the first row, of the rows that have as many fields as most. */
    List<Cell> below(int column) {
        int columns = columns();
        List<Cell> cells = new ArrayList<>();
        for (List<Cell> row : rows.subList(Math.min(1, rows.size()), rows.size())) {
            if (row.size() == columns) {
                cells.add(row.get(column));
            }
        }
        return cells;
    }

    private Map<Integer, Integer> counts() {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (List<Cell> row : rows) {
            counts.merge(row.size(), 1, Integer::sum);
        }
        return counts;
    }

    private static final class Splitter {
        private final String text;
        private final char delimiter;
        private final char quote;
        private final boolean skipSpaces;
        private final List<List<Cell>> rows = new ArrayList<>();
        private int at;
        private int quotedCells;
        private int strayQuotes;

        Splitter(String text, char delimiter, char quote, Spaces spaces) {
            this.text = text;
            this.delimiter = delimiter;
            this.quote = quote;
            this.skipSpaces = spaces == Spaces.DO_NOT_BELONG;
        }

        SampleRows split() {
            while (at < text.length() && rows.size() < MOST_ROWS) {
                List<Cell> row = row();
                if (row.size() > 1 || row.get(0).quoted() || !row.get(0).text().isEmpty()) {
                    rows.add(row);
                }
            }
            return new SampleRows(delimiter, quote, rows, quotedCells, strayQuotes);
        }

        private List<Cell> row() {
            List<Cell> row = new ArrayList<>();
            row.add(cell());
            while (at < text.length() && text.charAt(at) == delimiter) {
                at++;
                row.add(cell());
            }
            if (at < text.length() && text.charAt(at++) == '\r' && at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
            return row;
        }

        private Cell cell() {
            int start = at;
            while (skipSpaces && start < text.length() && text.charAt(start) == ' ') {
                start++;
            }
            if (start < text.length() && text.charAt(start) == quote) {
                int close = closing(start + 1);
                if (close >= 0) {
                    quotedCells++;
                    at = close + 1;
                    String doubled = String.valueOf(quote) + quote;
                    return new Cell(text.substring(start + 1, close).replace(doubled, String.valueOf(quote)), true);
                }
                strayQuotes++;
            }
            int end = start;
            while (end < text.length() && !ends(end)) {
                end++;
            }
            at = end;
            String cell = text.substring(start, end);
            return new Cell(skipSpaces ? cell.strip() : cell, false);
        }

        /** Returns where the quoted field closes, or -1 if it does not, or not right before a delimiter. */
        private int closing(int from) {
            for (int i = text.indexOf(quote, from); i >= 0; i = text.indexOf(quote, i + 2)) {
                if (i + 1 >= text.length() || text.charAt(i + 1) != quote) {
                    return i + 1 >= text.length() || ends(i + 1) ? i : -1;
                }
            }
            return -1;
        }

        private boolean ends(int index) {
            char c = text.charAt(index);
            return c == delimiter || c == '\n' || c == '\r';
        }
    }
}
