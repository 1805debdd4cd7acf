/** One request at a time with deadlines; entry type {@code RequestQueue}. Thread-safe. */
@NullMarked
package dev.headroom.queue;

import org.jspecify.annotations.NullMarked;
