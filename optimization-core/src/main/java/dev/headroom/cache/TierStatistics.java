package dev.headroom.cache;

import dev.headroom.ByteSize;
import java.util.OptionalLong;

/**
 * Figures of a cache tier.
 *
 * @param name the tier
 * @param entries entries held now
 * @param maximumEntries the bound on entries, where there is one
 * @param weight bytes held now
 * @param bound the most bytes it may hold
 * @param hits look-ups that found a value
 * @param misses look-ups that did not
 * @param evictions entries dropped for size or age
 */
public record TierStatistics(
        String name,
        long entries,
        OptionalLong maximumEntries,
        ByteSize weight,
        ByteSize bound,
        long hits,
        long misses,
        long evictions) {

    /** Returns the share of look-ups that hit, in 0 to 1; 0 before the first look-up. */
    public double hitRate() {
        long lookups = hits + misses;
        return lookups == 0 ? 0 : (double) hits / lookups;
    }
}
