/**
 * Weights as published and as we run them: safetensors, GGUF, Hugging Face configuration, and the artefact manifest.
 * Entry type {@code Checkpoint}.
 */
@NullMarked
package dev.headroom.checkpoint;

import org.jspecify.annotations.NullMarked;
