package dev.headroom.data.csv;

/**
 * How much of a file may be held at once, so that a file without line ends, or with a quote that never closes, is
 * refused instead of filling the heap. Thread-safe.
 *
 * <pre>{@code
 * CsvSettings.defaults().withLimits(CsvLimits.defaults().withLongestField(16 << 20));
 * }</pre>
 *
 * Reading needs at most about {@code 4 · longestField + 2 · (longestField + longestRecord)} bytes, and that only where
 * fields are so long.
 *
 * @param longestField characters in one field, at least 1; a doubled quote may count as two. Default {@value
 *     #DEFAULT_LONGEST_FIELD}: longer than any value that people type or that sensors send, and also how far an unclosed
 *     quote is read before it is given up
 * @param longestRecord characters in one row, quotes and delimiters included, at least 1. Default {@value
 *     #DEFAULT_LONGEST_RECORD}: the most columns with 128 characters each; a row is kept until it is known to be good
 * @param mostColumns fields in one row, at least 1. Default {@value #DEFAULT_MOST_COLUMNS}: what spreadsheets allow;
 *     each column costs buffers of its own, so a wrong delimiter must not make a million of them
 * @param keptBadRows bad rows kept for the report, at least 0. Default {@value #DEFAULT_KEPT_BAD_ROWS}: enough to see
 *     what is wrong; the others are only counted
 */
public record CsvLimits(int longestField, int longestRecord, int mostColumns, int keptBadRows) {

    /** Default characters in one field. */
    public static final int DEFAULT_LONGEST_FIELD = 1 << 20;

    /** Default characters in one row. */
    public static final int DEFAULT_LONGEST_RECORD = 2 << 20;

    /** Default fields in one row. */
    public static final int DEFAULT_MOST_COLUMNS = 16_384;

    /** Default number of bad rows kept for the report. */
    public static final int DEFAULT_KEPT_BAD_ROWS = 20;

    private static final int MOST_CHARACTERS = 1 << 28;

    /** Checks every limit. */
    public CsvLimits {
        require("longestField", longestField, 1, MOST_CHARACTERS);
        require("longestRecord", longestRecord, 1, MOST_CHARACTERS);
        require("mostColumns", mostColumns, 1, 1 << 20);
        require("keptBadRows", keptBadRows, 0, 1 << 20);
    }

    /** Returns the default limits. */
    public static CsvLimits defaults() {
        return new CsvLimits(
                DEFAULT_LONGEST_FIELD, DEFAULT_LONGEST_RECORD, DEFAULT_MOST_COLUMNS, DEFAULT_KEPT_BAD_ROWS);
    }

    /** Returns these limits with another longest field. */
    public CsvLimits withLongestField(int characters) {
        return new CsvLimits(characters, longestRecord, mostColumns, keptBadRows);
    }

    /** Returns these limits with another longest row. */
    public CsvLimits withLongestRecord(int characters) {
        return new CsvLimits(longestField, characters, mostColumns, keptBadRows);
    }

    /** Returns these limits with another largest number of columns. */
    public CsvLimits withMostColumns(int columns) {
        return new CsvLimits(longestField, longestRecord, columns, keptBadRows);
    }

    /** Returns these limits with another number of kept bad rows. */
    public CsvLimits withKeptBadRows(int rows) {
        return new CsvLimits(longestField, longestRecord, mostColumns, rows);
    }

    private static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", was " + value);
        }
    }
}
