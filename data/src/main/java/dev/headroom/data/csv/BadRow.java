package dev.headroom.data.csv;

/**
 * One row that did not fit. Thread-safe.
 *
 * @param record the row's number among the rows of data, counted from 1; the header, blank lines and comments are not
 *     counted, other bad rows are
 * @param line the line on which it starts, counted from 1 over the whole file
 * @param reason what was wrong
 * @param excerpt at most 80 characters of the value or row, control characters escaped
 */
public record BadRow(long record, long line, String reason, String excerpt) {}
