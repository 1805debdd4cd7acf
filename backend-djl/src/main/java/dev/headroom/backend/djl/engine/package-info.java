/**
 * The door to PyTorch: loads the engine once, without network, and keeps its thread and gradient rules. Entry type
 * {@code TorchEngine}.
 */
@NullMarked
package dev.headroom.backend.djl.engine;

import org.jspecify.annotations.NullMarked;
