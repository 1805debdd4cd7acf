/**
 * {@link dev.headroom.data.frame.Frame}, a table of equally long columns, and what is done with it: filter, sort, group,
 * join. A {@link dev.headroom.data.frame.FrameSource} is a table that can be read whole or chunk by chunk. Frames are
 * thread-safe; streams serve one thread at a time.
 */
@NullMarked
package dev.headroom.data.frame;

import org.jspecify.annotations.NullMarked;
