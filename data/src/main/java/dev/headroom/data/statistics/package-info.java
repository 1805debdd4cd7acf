/**
 * Figures about whole tables: {@link dev.headroom.data.statistics.Description} says what is in each column, {@link
 * dev.headroom.data.statistics.Correlation} which numbers move together. Both work on a frame, or on a source chunk by
 * chunk in bounded memory. Results are immutable and thread-safe.
 */
@NullMarked
package dev.headroom.data.statistics;

import org.jspecify.annotations.NullMarked;
