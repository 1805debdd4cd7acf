package dev.headroom.data.csv;

import java.util.Optional;

/**
 * Counts the rows that span several lines through quotes, since a quote that is broken at two places can join lines
 * to a row of the right number of fields. One thread at a time.
 */
final class LineSpans {

    private long rows;
    private long most;
    private long lineOfMost;

    /** Takes a row from its first line to the next row's. */
    void add(long line, long nextLine) {
        long lines = nextLine - line;
        if (lines > 1) {
            rows++;
            if (lines > most) {
                most = lines;
                lineOfMost = line;
            }
        }
    }

    /** Returns what a person should know, if there was such a row. */
    Optional<String> notice() {
        return rows == 0
                ? Optional.empty()
                : Optional.of((rows == 1 ? "1 row spans" : rows + " rows span") + " several lines; the longest spans "
                        + most + " lines from line " + lineOfMost);
    }
}
