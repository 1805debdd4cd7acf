/**
 * Charts of frames: {@link dev.headroom.data.chart.FrameCharts} turns columns into a {@link
 * dev.headroom.chart.ChartSpec}, reduced to what a screen can show. Thread-safe.
 */
@NullMarked
package dev.headroom.data.chart;

import org.jspecify.annotations.NullMarked;
