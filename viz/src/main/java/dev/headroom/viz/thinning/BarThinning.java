package dev.headroom.viz.thinning;

import dev.headroom.queue.CancelToken;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Joins bars that are narrower than an image can show: neighbours of one series become one bar as high as the highest
 * and as deep as the deepest of them.
 */
public final class BarThinning {

    private static final int LOOK_EVERY = 4_096;

    private BarThinning() {}

    /** Returns {@code bars}, from left to right, as {@code most} or fewer; those without a height are left out. */
    public static List<Bar> of(int count, IntFunction<Bar> bars, int most, CancelToken cancel) {
        int together = Math.max(1, (count + most - 1) / most);
        List<Bar> joined = new ArrayList<>(Math.min(count, most));
        for (int from = 0; from < count; from += together) {
            Bar sum = new Bar(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
            for (int i = from; i < Math.min(count, from + together); i++) {
                if (i % LOOK_EVERY == 0) {
                    cancel.throwIfCancelled();
                }
                sum = around(sum, bars.apply(i));
            }
            if (!Double.isNaN(sum.top())) {
                joined.add(sum);
            }
        }
        return joined;
    }

    private static Bar around(Bar one, Bar other) {
        if (Double.isNaN(other.top()) || Double.isNaN(other.bottom())) {
            return one;
        }
        if (Double.isNaN(one.top())) {
            return other;
        }
        return new Bar(
                Math.min(one.left(), other.left()),
                Math.max(one.right(), other.right()),
                Math.min(one.bottom(), other.bottom()),
                Math.max(one.top(), other.top()));
    }
}
