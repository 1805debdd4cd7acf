/**
 * The front door: {@code OptimizationConfig} says what the box may use,
 * {@code OptimizationManager} does the work, and every failure is a
 * {@code HeadroomException}.
 *
 * <p>Thread-safe unless a type says otherwise.
 */
@NullMarked
package dev.headroom;

import org.jspecify.annotations.NullMarked;
