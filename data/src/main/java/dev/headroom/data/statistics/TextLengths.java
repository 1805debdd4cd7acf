package dev.headroom.data.statistics;

/**
 * How long texts are, in UTF-16 units.
 *
 * @param shortest at least 0
 * @param longest at least {@code shortest}
 */
public record TextLengths(int shortest, int longest) {}
