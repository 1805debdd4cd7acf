/** Checkpoints of well-known shapes with random weights, for sizing and tests. Entry type {@code SyntheticCheckpoint}. */
@NullMarked
package dev.headroom.checkpoint.synthetic;

import org.jspecify.annotations.NullMarked;
