/** Cache tiers weighed in bytes; entry type {@code CacheTiers}. Thread-safe. */
@NullMarked
package dev.headroom.cache;

import org.jspecify.annotations.NullMarked;
