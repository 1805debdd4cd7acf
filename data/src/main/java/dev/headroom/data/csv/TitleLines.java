package dev.headroom.data.csv;

import java.util.OptionalInt;

/**
 * Finds lines before a table, such as a title and the blank line after it. A line is one only if the delimiter is not in
 * it, so that it is no row of the table, and if what follows is plainly a table, so that it is no row of a single column
 * either. One thread at a time.
 */
final class TitleLines {

    private static final int MOST_LINES = 20;
    private static final String STATEMENT = "sep=";

    private TitleLines() {}

    /** Returns the delimiter that a first line such as {@code sep=;} states, as spreadsheets write it. */
    static OptionalInt statedDelimiter(String text) {
        String line = text.substring(0, endOfLine(text, 0));
        boolean quoted = line.length() > 1 && line.startsWith("\"") && line.endsWith("\"");
        String bare = quoted ? line.substring(1, line.length() - 1) : line;
        if (bare.length() != STATEMENT.length() + 1 || !bare.regionMatches(true, 0, STATEMENT, 0, STATEMENT.length())) {
            return OptionalInt.empty();
        }
        char mark = bare.charAt(STATEMENT.length());
        boolean plain = !Character.isLetterOrDigit(mark) && !Character.isSurrogate(mark) && mark != '"' && mark != '\'';
        return plain ? OptionalInt.of(mark) : OptionalInt.empty();
    }

    /** Returns the text after so many lines; nothing where there are not so many. */
    static String after(String text, int lines) {
        int at = 0;
        for (int i = 0; i < lines && at < text.length(); i++) {
            at = nextLine(text, at);
        }
        return text.substring(at);
    }

    /** Returns how many lines come before the table; 0 where that is in doubt. */
    static int count(String text, SplitSearch search) {
        SampleRows whole = search.best(text);
        if (whole.rows().isEmpty() || whole.rows().get(0).size() > 1) {
            return 0;
        }
        int best = 0;
        double highest = 0;
        for (int i = 0; i < search.delimiters().length(); i++) {
            char delimiter = search.delimiters().charAt(i);
            Lines titles = linesWithout(text, delimiter, whole.quote());
            if (titles.written() == 0 || titles.all() > MOST_LINES) {
                continue;
            }
            SampleRows rows = search.withDelimiter(delimiter).best(after(text, titles.all()));
            double score = SplitSearch.score(rows);
            if (score > highest && isTable(rows, titles)) {
                best = titles.all();
                highest = score;
            }
        }
        return best;
    }

    private record Lines(int all, int written, boolean blankLast) {}

    private static Lines linesWithout(String text, char delimiter, char quote) {
        int all = 0;
        int written = 0;
        boolean blankLast = false;
        int at = 0;
        while (at < text.length() && all <= MOST_LINES) {
            String line = text.substring(at, endOfLine(text, at));
            if (line.indexOf(delimiter) >= 0
                    || line.chars().filter(c -> c == quote).count() % 2 != 0) {
                break;
            }
            blankLast = line.isBlank();
            all++;
            written += blankLast ? 0 : 1;
            at = nextLine(text, at);
        }
        return new Lines(all, written, blankLast);
    }

    private static boolean isTable(SampleRows rows, Lines titles) {
        int count = rows.rows().size();
        int columns = rows.columns();
        if (count < 2
                || columns < 2
                || rows.rows().get(0).size() != columns
                || rows.rows().get(1).size() != columns
                || rows.consistency() < SplitSearch.NEARLY_ALL) {
            return false;
        }
        boolean typed = CsvFormatDetector.anyTyped(rows);
        if (titles.blankLast()) {
            return typed || (count > 2 && !SplitSearch.isSpaced(rows)); // prose has commas too
        }
        return typed && count >= 2 * titles.written() && CsvFormatDetector.isHeader(rows);
    }

    private static int endOfLine(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private static int nextLine(String text, int from) {
        int end = endOfLine(text, from);
        return Math.min(text.length(), end + (text.startsWith("\r\n", end) ? 2 : 1));
    }
}
