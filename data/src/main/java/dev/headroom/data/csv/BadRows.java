package dev.headroom.data.csv;

/**
 * What happens to a row that does not fit: too few or too many fields, a value that is not of its column's type, a
 * broken quote, bytes that the charset does not know, a field or row beyond the {@link CsvLimits}.
 */
public enum BadRows {
    /** The first bad row ends the reading with a {@link dev.headroom.MalformedFileException} that names it. */
    FAIL,
    /** Bad rows are left out, counted, and the first of them kept for the report. */
    SKIP,
    /**
     * The cells that do not fit, and those that are missing, become null; surplus cells are dropped. Such rows are
     * counted and kept for the report as with {@link #SKIP}. A row whose quotes are broken or that is too long has no
     * cells to trust and is left out.
     */
    NULL
}
