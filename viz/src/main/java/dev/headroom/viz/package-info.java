/**
 * Draws the core's chart specs without a screen: entry type {@link dev.headroom.viz.JFreeChartRenderer}. Opening one
 * loads no AWT class; the first chart does. Thread-safe.
 */
@NullMarked
package dev.headroom.viz;

import org.jspecify.annotations.NullMarked;
