/**
 * Model architectures as plain functions of arrays: what a checkpoint's weights mean. Entry types
 * {@code DecoderNetwork} and {@code Weights}.
 */
@NullMarked
package dev.headroom.backend.djl.architecture;

import org.jspecify.annotations.NullMarked;
