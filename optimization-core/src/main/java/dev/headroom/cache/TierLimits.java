package dev.headroom.cache;

import dev.headroom.ByteSize;
import java.time.Duration;

/**
 * Bounds of one cache tier.
 *
 * @param maximumWeight most bytes held, more than 0
 * @param maximumEntries most entries held, at least 1
 * @param expiry age after which an entry is dropped, positive
 */
public record TierLimits(ByteSize maximumWeight, int maximumEntries, Duration expiry) {

    /** Checks every range. */
    public TierLimits {
        if (maximumWeight.bytes() == 0) {
            throw new IllegalArgumentException("maximumWeight must be more than 0 B, was " + maximumWeight);
        }
        if (maximumEntries < 1) {
            throw new IllegalArgumentException("maximumEntries must be at least 1, was " + maximumEntries);
        }
        if (expiry.isZero() || expiry.isNegative()) {
            throw new IllegalArgumentException("expiry must be positive, was " + expiry);
        }
    }
}
