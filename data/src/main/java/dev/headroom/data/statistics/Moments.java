package dev.headroom.data.statistics;

/**
 * Mean and variance of numbers as they come. Welford, Note on a method for calculating corrected sums of squares and
 * products, Technometrics 4(3), 1962. From the first number on whose square could be beyond float64, numbers are taken
 * times a power of two, which changes none of their digits.
 */
final class Moments {

    private static final double LARGE = 0x1p500;
    private static final double SMALL_SCALE = 0x1p-600;

    private long count;
    // both of numbers times the scale
    private double mean;
    private double squares;
    private double scale = 1;
    // sums of infinities, which have no place in the recurrence
    private double infinite;

    void add(double value) {
        count++;
        if (Math.abs(value) > LARGE) {
            if (Double.isInfinite(value)) {
                infinite += value;
                return;
            }
            scaleDown();
        }
        double scaled = value * scale;
        double before = scaled - mean;
        mean += before / count;
        squares += before * (scaled - mean);
    }

    private void scaleDown() {
        if (scale == 1) {
            scale = SMALL_SCALE;
            mean *= scale;
            // in two steps, because the square of the scale is no number
            squares = squares * scale * scale;
        }
    }

    long count() {
        return count;
    }

    double mean() {
        return count == 0 ? Double.NaN : infinite != 0 ? infinite : mean / scale;
    }

    double standardDeviation() {
        return count < 2 || infinite != 0 ? Double.NaN : Math.sqrt(squares / (count - 1)) / scale;
    }
}
