package dev.headroom.data.frame;

/**
 * A row that broke a rule.
 *
 * @param record its number among the records of the source, from 1
 * @param line the line where it starts, from 1; 0 where the source has no lines
 * @param reason what must hold, and what was found
 * @param excerpt the beginning of what was found, control characters escaped
 */
public record BadRow(long record, long line, String reason, String excerpt) {}
