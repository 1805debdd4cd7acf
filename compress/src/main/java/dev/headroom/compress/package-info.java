/**
 * Checkpoint to artefact: quantisation and graph building, weights streamed so that the heap does not grow with the
 * model. Entry type {@code Compressor}.
 */
@NullMarked
package dev.headroom.compress;

import org.jspecify.annotations.NullMarked;
