package dev.headroom.viz.axis;

import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;

/**
 * The positions that an axis shows; never empty.
 *
 * @param lower finite
 * @param upper finite, more than {@code lower}
 */
public record AxisRange(double lower, double upper) {

    private static final double LEAST_RELATIVE_LENGTH = 1e-12;
    private static final double LEAST_LENGTH = 1e-290;

    /** Rejects what is empty. */
    public AxisRange {
        if (!(lower < upper) || Double.isInfinite(upper - lower)) {
            throw new IllegalArgumentException("range must not be empty, was " + lower + " to " + upper);
        }
    }

    /** Returns the range of the positions that are numbers; 0 to 1 where there are none, wider where all are equal. */
    public static AxisRange of(DoubleStream positions) {
        DoubleSummaryStatistics all =
                positions.filter(position -> !Double.isNaN(position)).summaryStatistics();
        return all.getCount() == 0 ? new AxisRange(0, 1) : between(all.getMin(), all.getMax());
    }

    /** Returns the range from {@code lower} to {@code upper}, wider if that is next to nothing. */
    public static AxisRange between(double lower, double upper) {
        double size = Math.max(Math.abs(lower), Math.abs(upper));
        if (upper - lower > Math.max(LEAST_LENGTH, size * LEAST_RELATIVE_LENGTH)) {
            return new AxisRange(lower, upper);
        }
        double margin = size > LEAST_LENGTH / LEAST_RELATIVE_LENGTH ? size * 0.1 : 1;
        return new AxisRange(lower - margin, upper + margin);
    }

    /** Returns the same with a margin at both ends, as a share of its length. */
    public AxisRange padded(double share) {
        double margin = length() * share;
        return new AxisRange(lower - margin, upper + margin);
    }

    /** Returns the same with a margin at each end that is not at {@code base}. */
    public AxisRange paddedFrom(double base, double share) {
        double margin = length() * share;
        return new AxisRange(lower == base ? lower : lower - margin, upper == base ? upper : upper + margin);
    }

    /** Returns how long it is. */
    public double length() {
        return upper - lower;
    }

    /** Returns where {@code position} lies: 0 at the lower end, 1 at the upper. */
    public double fraction(double position) {
        return (position - lower) / length();
    }
}
