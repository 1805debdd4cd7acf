package dev.headroom.chart;

import java.util.Objects;

/**
 * One box with whiskers.
 *
 * @param label under the box
 * @param summary whiskers, quartiles, median
 * @param outliers values beyond the whiskers that are drawn as points, finite; possibly empty
 */
public record BoxSeries(String label, FiveNumbers summary, Numbers outliers) {

    /** Rejects outliers that have no place. */
    public BoxSeries {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(summary, "summary");
        Checks.finite("outliers of " + label, outliers);
    }
}
