/**
 * Pixels written as a PNG of few colours: entry type {@link dev.headroom.viz.png.PngEncoder}. Touches no AWT class. All
 * types are thread-safe except {@link dev.headroom.viz.png.Pixels} while someone draws into it.
 */
@NullMarked
package dev.headroom.viz.png;

import org.jspecify.annotations.NullMarked;
