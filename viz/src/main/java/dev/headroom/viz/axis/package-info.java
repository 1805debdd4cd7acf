/**
 * Where axes begin and end and what stands along them, as plain numbers: entry types {@link
 * dev.headroom.viz.axis.Positions} and {@link dev.headroom.viz.axis.AxisRange}. Touches no AWT class. Thread-safe.
 */
@NullMarked
package dev.headroom.viz.axis;

import org.jspecify.annotations.NullMarked;
