/**
 * Builds the decoder's ONNX graph and writes its external weights. Entry type {@code DecoderGraph}. One thread at a
 * time.
 */
@NullMarked
package dev.headroom.compress.graph;

import org.jspecify.annotations.NullMarked;
