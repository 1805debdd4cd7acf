/** Gives memory back: pressure relief in order, and housekeeping between requests. Thread-safe. */
@NullMarked
package dev.headroom.relief;

import org.jspecify.annotations.NullMarked;
