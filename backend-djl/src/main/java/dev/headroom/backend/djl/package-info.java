/**
 * Runs checkpoints on PyTorch through DJL, without Python. Entry type {@code DjlBackendProvider}, found through
 * {@code ServiceLoader}. Every native call of a model happens on one thread of the process, see {@code TorchThread}.
 */
@NullMarked
package dev.headroom.backend.djl;

import org.jspecify.annotations.NullMarked;
