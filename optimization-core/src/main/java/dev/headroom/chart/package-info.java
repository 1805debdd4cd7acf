/**
 * What a chart shows, as plain values: entry type {@link dev.headroom.chart.ChartSpec}. Nothing here draws; a renderer
 * takes a spec and returns an image. All types are immutable, compare by value and know their weight, so that specs can
 * be cache keys. Thread-safe.
 */
@NullMarked
package dev.headroom.chart;

import org.jspecify.annotations.NullMarked;
