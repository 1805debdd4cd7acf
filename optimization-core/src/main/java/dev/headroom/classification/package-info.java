/** Labels for texts; entry type {@code Classification}. Immutable, thread-safe. */
@NullMarked
package dev.headroom.classification;

import org.jspecify.annotations.NullMarked;
