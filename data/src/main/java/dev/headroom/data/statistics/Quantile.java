package dev.headroom.data.statistics;

/**
 * The number below which a share of the values lies.
 *
 * @param fraction the share, 0 to 1
 * @param value the number
 */
public record Quantile(double fraction, double value) {

    /** Rejects a share out of range. */
    public Quantile {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("fraction must be 0 to 1, was " + fraction);
        }
    }
}
