/**
 * The operators that decoders are made of, each in a fused and in a composed form. Entry type {@code TensorOps}.
 */
@NullMarked
package dev.headroom.backend.djl.op;

import org.jspecify.annotations.NullMarked;
