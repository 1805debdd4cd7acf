package dev.headroom.chart;

/** How positions along an axis follow from values. */
public enum AxisScale {
    /** In proportion. */
    LINEAR,
    /** By the logarithm; values must be positive. */
    LOG,
    /** Values are milliseconds from 1970-01-01T00:00Z, ticks are dates and times in UTC. */
    TIME,
    /** One place per label. */
    CATEGORY
}
