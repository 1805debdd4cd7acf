package dev.headroom.data.frame;

import java.security.SecureRandom;

/**
 * What makes the hash tables of keys safe from files: numbers that are secret and drawn anew for each table. With
 * factors that are known a file can be made whose keys all fall on one place, where a look-up takes as long as the
 * table.
 *
 * <p>Texts are polynomials over the prime 2^61 - 1, taken at a secret point (Carter and Wegman, Universal classes of
 * hash functions, 1979): two texts of n chars meet there with chance n / 2^61 at most.
 *
 * <p>Thread-safe.
 */
final class KeyHash {

    private static final int PRIME_BITS = 61;
    private static final long PRIME = (1L << PRIME_BITS) - 1;

    private final long point;

    /** Takes texts at a secret point. */
    KeyHash() {
        this(secret());
    }

    KeyHash(long point) {
        this.point = point & PRIME;
    }

    /** Returns bits that nobody else knows. */
    static long secret() {
        return new SecureRandom().nextLong();
    }

    /** Returns a number that texts share only by chance. */
    long of(String text) {
        int length = text.length();
        // the length comes first, so that zeros at the end count
        long sum = length;
        int i = 0;
        for (; i + 3 <= length; i += 3) {
            sum = next(sum, text.charAt(i) | (long) text.charAt(i + 1) << 16 | (long) text.charAt(i + 2) << 32);
        }
        for (; i < length; i++) {
            sum = next(sum, text.charAt(i));
        }
        return sum;
    }

    // sum * point + three chars modulo the prime, but for a multiple of it that the next step takes
    private long next(long sum, long chars) {
        long high = Math.multiplyHigh(sum, point);
        long low = sum * point;
        long folded = ((high << (64 - PRIME_BITS)) | (low >>> PRIME_BITS)) + (low & PRIME) + chars;
        return (folded & PRIME) + (folded >>> PRIME_BITS);
    }
}
