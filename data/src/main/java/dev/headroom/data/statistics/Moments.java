package dev.headroom.data.statistics;

/**
 * Mean and variance of numbers as they come. Welford 1962; two halves are put together as in Chan, Golub and LeVeque,
 * Updating formulae and a pairwise algorithm for computing sample variances, 1979.
 */
final class Moments {

    private long count;
    private double mean;
    private double squares;
    // sums of infinities, which have no place in the recurrence
    private double infinite;

    void add(double value) {
        if (Double.isInfinite(value)) {
            infinite += value;
            count++;
            return;
        }
        count++;
        double before = value - mean;
        mean += before / count;
        squares += before * (value - mean);
    }

    void merge(Moments other) {
        if (other.count == 0) {
            return;
        }
        long all = count + other.count;
        double apart = other.mean - mean;
        mean += apart * other.count / all;
        squares += other.squares + apart * apart * ((double) count * other.count / all);
        infinite += other.infinite;
        count = all;
    }

    long count() {
        return count;
    }

    double mean() {
        return count == 0 ? Double.NaN : infinite != 0 ? infinite : mean;
    }

    double standardDeviation() {
        return count < 2 || infinite != 0 ? Double.NaN : Math.sqrt(squares / (count - 1));
    }
}
