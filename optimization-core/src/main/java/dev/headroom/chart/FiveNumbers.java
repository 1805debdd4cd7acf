package dev.headroom.chart;

import java.util.stream.DoubleStream;

/**
 * What a box with whiskers shows; finite, none below the one before.
 *
 * @param low end of the lower whisker
 * @param lowerQuartile lower side of the box
 * @param median the line within
 * @param upperQuartile upper side of the box
 * @param high end of the upper whisker
 */
public record FiveNumbers(double low, double lowerQuartile, double median, double upperQuartile, double high) {

    /** Rejects numbers out of order. */
    public FiveNumbers {
        boolean inOrder =
                low <= lowerQuartile && lowerQuartile <= median && median <= upperQuartile && upperQuartile <= high;
        if (!inOrder || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException("five numbers must be finite and in order, was " + low + ", "
                    + lowerQuartile + ", " + median + ", " + upperQuartile + ", " + high);
        }
    }

    /** Returns them from lowest to highest. */
    public DoubleStream stream() {
        return DoubleStream.of(low, lowerQuartile, median, upperQuartile, high);
    }
}
