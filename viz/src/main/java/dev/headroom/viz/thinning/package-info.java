/**
 * Data brought down to what an image can show, so that drawing takes bounded memory and time: entry types {@link
 * dev.headroom.viz.thinning.LineThinning}, {@link dev.headroom.viz.thinning.PointThinning}, {@link
 * dev.headroom.viz.thinning.BarThinning} and {@link dev.headroom.viz.thinning.Cells}. Touches no AWT class. Thread-safe.
 */
@NullMarked
package dev.headroom.viz.thinning;

import org.jspecify.annotations.NullMarked;
