package dev.headroom.chart;

import java.util.Objects;

/**
 * One value per category.
 *
 * @param name as in the legend
 * @param values NaN is a missing bar; infinities are refused
 */
public record CategorySeries(String name, Numbers values) {

    /** Rejects values that have no place. */
    public CategorySeries {
        Objects.requireNonNull(name, "name");
        Checks.noInfinity("values of series " + name, values);
    }
}
