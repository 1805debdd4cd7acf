/**
 * The colours of a chart: entry type {@link dev.headroom.viz.theme.Theme}. Colours are {@code 0xRRGGBB}, so that nothing
 * here touches AWT. Thread-safe.
 */
@NullMarked
package dev.headroom.viz.theme;

import org.jspecify.annotations.NullMarked;
