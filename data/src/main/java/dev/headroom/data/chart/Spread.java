package dev.headroom.data.chart;

import dev.headroom.chart.BinData;
import dev.headroom.chart.BoxSeries;
import dev.headroom.chart.FiveNumbers;
import dev.headroom.chart.Numbers;
import dev.headroom.data.frame.SortedNumbers;
import java.util.Arrays;

/** How the numbers of one column lie: bins and boxes. Holds a sorted copy. */
final class Spread {

    private static final double WHISKER = 1.5;

    private final double[] sorted;

    /**
     * @param numbers finite, at least one; sorted here
     * @param name as a refusal names it
     */
    Spread(double[] numbers, String name) {
        if (numbers.length == 0) {
            throw new IllegalArgumentException("column " + name + " must hold at least one finite number, was empty");
        }
        sorted = numbers;
        Arrays.sort(sorted);
    }

    /**
     * Returns the number of bins by the rule of Freedman and Diaconis, On the histogram as a density estimator, 1981:
     * width 2 · IQR / n^(1/3). Where half of the numbers are equal, Sturges' log2(n) + 1.
     */
    int usualBins(int most) {
        double first = sorted[0];
        double last = sorted[sorted.length - 1];
        // a range may be beyond float64 itself
        double unit = Double.isInfinite(last - first) ? 0.25 : 1;
        double range = last * unit - first * unit;
        double width = 2 * (quantile(0.75) * unit - quantile(0.25) * unit) / Math.cbrt(sorted.length);
        double bins = width > 0 ? Math.ceil(range / width) : Math.ceil(Math.log(sorted.length) / Math.log(2)) + 1;
        return (int) Math.max(1, Math.min(most, bins));
    }

    BinData bins(int count) {
        double least = sorted[0];
        double most = sorted[sorted.length - 1];
        if (least == most) {
            // one value needs a bin of some width around it
            double half = Math.max(0.5, Math.ulp(least));
            double left = Math.max(-Double.MAX_VALUE, least - half);
            double right = Math.min(Double.MAX_VALUE, most + half);
            return new BinData(Numbers.of(left, right), Numbers.of(sorted.length));
        }
        double[] edges = new double[count + 1];
        int distinct = 1;
        edges[0] = least;
        for (int i = 1; i <= count; i++) {
            double edge = i == count ? most : between(least, most, (double) i / count);
            // bins narrower than float64 can tell apart are left out
            if (edge > edges[distinct - 1]) {
                edges[distinct++] = edge;
            }
        }
        double[] counts = new double[distinct - 1];
        int bin = 0;
        for (double number : sorted) {
            while (bin < counts.length - 1 && number >= edges[bin + 1]) {
                bin++;
            }
            counts[bin]++;
        }
        return new BinData(Numbers.of(Arrays.copyOf(edges, distinct)), Numbers.of(counts));
    }

    /** Returns a box after Tukey 1977: whiskers to the last number within 1.5 IQR of the box, the rest as outliers. */
    BoxSeries box(String label, int mostOutliers) {
        double lower = quantile(0.25);
        double upper = quantile(0.75);
        double reach = WHISKER * (upper - lower);
        int from = 0;
        while (sorted[from] < lower - reach) {
            from++;
        }
        int to = sorted.length - 1;
        while (sorted[to] > upper + reach) {
            to--;
        }
        // a whisker ends at a number, but never inside the box
        FiveNumbers summary = new FiveNumbers(
                Math.min(sorted[from], lower), lower, quantile(0.5), upper, Math.max(sorted[to], upper));
        return new BoxSeries(label, summary, outliers(from, to, mostOutliers));
    }

    // the farthest ones on each side
    private Numbers outliers(int from, int to, int most) {
        int above = sorted.length - 1 - to;
        int below = Math.min(from, Math.max(most / 2, most - above));
        above = Math.min(above, most - below);
        double[] kept = Arrays.copyOf(sorted, below + above);
        System.arraycopy(sorted, sorted.length - above, kept, below, above);
        return Numbers.of(kept);
    }

    /** Returns where a number lies from {@code least}, 0, to {@code most}, 1; 0 where these are equal. */
    static double share(double number, double least, double most) {
        double range = most - least;
        if (range == 0) {
            return 0;
        }
        return Double.isInfinite(range) ? (number / 2 - least / 2) / (most / 2 - least / 2) : (number - least) / range;
    }

    // the other way round
    private static double between(double least, double most, double share) {
        double range = most - least;
        return Double.isInfinite(range) ? least * (1 - share) + most * share : least + range * share;
    }

    private double quantile(double fraction) {
        return SortedNumbers.quantile(sorted.length, place -> sorted[place], fraction);
    }
}
