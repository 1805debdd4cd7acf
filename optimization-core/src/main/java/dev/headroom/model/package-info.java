/** Which model runs: sources, estimates, the ladder, the host. Entry types {@code ModelLadder} and {@code ModelHost}. */
@NullMarked
package dev.headroom.model;

import org.jspecify.annotations.NullMarked;
