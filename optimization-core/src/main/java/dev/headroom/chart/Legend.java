package dev.headroom.chart;

/** Whether the names of the series are listed beside the chart. */
public enum Legend {
    /** They are. */
    SHOWN,
    /** They are not. */
    HIDDEN
}
