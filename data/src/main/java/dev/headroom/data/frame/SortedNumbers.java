package dev.headroom.data.frame;

/**
 * Numbers in rising order, for quantiles.
 *
 * <pre>{@code
 * double median = SortedNumbers.quantile(sorted.length, place -> sorted[place], 0.5);
 * }</pre>
 */
@FunctionalInterface
public interface SortedNumbers {

    /** Returns the number at a place, 0 for the smallest. */
    double at(int place);

    /**
     * Returns a quantile, between neighbours by linear interpolation: type 7 of Hyndman and Fan, Sample quantiles in
     * statistical packages, 1996.
     *
     * @param count how many numbers there are, at least 1
     * @param fraction 0 for the smallest to 1 for the largest
     */
    static double quantile(int count, SortedNumbers sorted, double fraction) {
        double place = fraction * (count - 1);
        int below = (int) place;
        double share = place - below;
        double low = sorted.at(below);
        if (share == 0) {
            return low;
        }
        double high = sorted.at(below + 1);
        if (low == high) {
            return low;
        }
        double step = high - low;
        // infinite neighbours, and finite ones whose difference is not
        return Double.isFinite(step) ? low + share * step : (1 - share) * low + share * high;
    }
}
