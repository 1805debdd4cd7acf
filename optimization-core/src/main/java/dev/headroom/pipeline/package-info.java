/**
 * The way of a request through caches, queue, ladder and host; entry type {@code RequestPipeline}. Identical requests in
 * flight are joined. Thread-safe.
 */
@NullMarked
package dev.headroom.pipeline;

import org.jspecify.annotations.NullMarked;
