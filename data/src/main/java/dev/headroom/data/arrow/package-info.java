/**
 * Frames as Arrow IPC files for other tools, by Apache Arrow: an optional dependency that is looked for when the first
 * file is written.
 */
@NullMarked
package dev.headroom.data.arrow;

import org.jspecify.annotations.NullMarked;
