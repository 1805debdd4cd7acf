/** Sentence vectors; entry type {@code Embeddings}. Immutable, thread-safe. */
@NullMarked
package dev.headroom.embedding;

import org.jspecify.annotations.NullMarked;
