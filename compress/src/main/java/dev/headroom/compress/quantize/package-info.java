/** Rounds weights to 4 bits with one scale per block. Entry type {@code WeightQuantizer}. Thread-safe. */
@NullMarked
package dev.headroom.compress.quantize;

import org.jspecify.annotations.NullMarked;
