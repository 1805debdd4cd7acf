package dev.headroom.data.statistics;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Figures about numbers; NaN is counted and left out of the others.
 *
 * @param mean of all numbers; NaN where there are none
 * @param standardDeviation of the sample (divisor n - 1); NaN for fewer than two numbers
 * @param quantiles at 5, 25, 50, 75 and 95 %, by linear interpolation (Hyndman and Fan 1996, type 7); empty where there
 *     are no numbers
 * @param exactness of the quantiles: EXACT, or APPROXIMATE by a t-digest (Dunning 2021)
 * @param notNumbers how many values are NaN
 */
public record NumberSummary(
        double mean, double standardDeviation, List<Quantile> quantiles, Exactness exactness, long notNumbers) {

    /** Copies the list. */
    public NumberSummary {
        quantiles = List.copyOf(quantiles);
    }

    /** Returns one of the quantiles by its fraction. */
    public OptionalDouble quantile(double fraction) {
        return quantiles.stream()
                .filter(quantile -> quantile.fraction() == fraction)
                .mapToDouble(Quantile::value)
                .findFirst();
    }
}
