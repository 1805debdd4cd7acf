package dev.headroom.viz.thinning;

/**
 * A rectangle in positions.
 *
 * @param left not more than {@code right}
 * @param bottom not more than {@code top}
 */
public record Bar(double left, double right, double bottom, double top) {}
