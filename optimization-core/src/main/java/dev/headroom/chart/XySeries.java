package dev.headroom.chart;

import java.util.Objects;

/**
 * Points of one name, in the order they are joined.
 *
 * @param name as in the legend
 * @param x finite
 * @param y as many as {@code x}; NaN is a gap, infinities are refused
 */
public record XySeries(String name, Numbers x, Numbers y) {

    /** Rejects lengths that differ and values that have no place. */
    public XySeries {
        Objects.requireNonNull(name, "name");
        Checks.sameLength("y of series " + name, y.size(), "x", x.size());
        Checks.finite("x of series " + name, x);
        Checks.noInfinity("y of series " + name, y);
    }
}
