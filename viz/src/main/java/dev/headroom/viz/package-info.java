/** Draws the core's chart specs without a screen. */
@NullMarked
package dev.headroom.viz;

import org.jspecify.annotations.NullMarked;
