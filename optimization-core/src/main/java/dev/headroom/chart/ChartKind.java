package dev.headroom.chart;

/** How data is drawn. */
public enum ChartKind {
    /** Points joined by lines, over numbers, times or categories. */
    LINE,
    /** Points alone. */
    SCATTER,
    /** Bars side by side, one group per category. */
    BAR,
    /** Bars on top of each other, one stack per category. */
    STACKED_BAR,
    /** Counts per bin of one number. */
    HISTOGRAM,
    /** Boxes with whiskers, one per label. */
    BOX,
    /** A matrix whose cells are coloured by value. */
    HEAT_MAP,
    /** Shares of a whole. */
    PIE
}
