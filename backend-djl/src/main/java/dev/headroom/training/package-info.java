/**
 * Trains decoders from scratch and further: settings, the step with its gradients, the optimiser, resumable state.
 * Entry type {@code Trainer}.
 */
@NullMarked
package dev.headroom.training;

import org.jspecify.annotations.NullMarked;
