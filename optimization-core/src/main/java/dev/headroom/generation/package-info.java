/** Requests for text and their answers; entry type {@code GenerationRequest}. Immutable records, thread-safe. */
@NullMarked
package dev.headroom.generation;

import org.jspecify.annotations.NullMarked;
