/** The way of a request through caches, queue, ladder and host. Thread-safe. */
@NullMarked
package dev.headroom.pipeline;

import org.jspecify.annotations.NullMarked;
