package dev.headroom.data.csv;

import java.util.regex.Pattern;

/** What a field looks like when a format is being found. */
enum CellKind {
    EMPTY,
    NUMBER,
    COMMA_NUMBER,
    DATE,
    BOOLEAN,
    TEXT;

    private static final Pattern POINT =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|[+-]?(NaN|Infinity|inf)");
    private static final Pattern COMMA = Pattern.compile("[+-]?(\\d+|\\d{1,3}(\\.\\d{3})+)?,\\d+([eE][+-]?\\d+)?");
    private static final Pattern DATE_TEXT = Pattern.compile(
            "\\d{4}-\\d{1,2}-\\d{1,2}([T ]\\d{1,2}:\\d{2}.*)?|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}([T ]\\d{1,2}:\\d{2}.*)?");
    private static final Pattern TRUTH = Pattern.compile("true|false|yes|no", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 64;

    static CellKind of(String text) {
        String cell = text.length() > LONGEST ? text : text.strip();
        if (cell.isEmpty()) {
            return EMPTY;
        }
        if (cell.length() > LONGEST) {
            return TEXT;
        }
        if (POINT.matcher(cell).matches()) {
            return NUMBER;
        }
        if (COMMA.matcher(cell).matches()) {
            return COMMA_NUMBER;
        }
        if (DATE_TEXT.matcher(cell).matches()) {
            return DATE;
        }
        return TRUTH.matcher(cell).matches() ? BOOLEAN : TEXT;
    }
}
