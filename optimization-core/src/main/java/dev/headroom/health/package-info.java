/** Readings for people and monitors; entry type {@code SystemHealth}. Immutable records, thread-safe. */
@NullMarked
package dev.headroom.health;

import org.jspecify.annotations.NullMarked;
