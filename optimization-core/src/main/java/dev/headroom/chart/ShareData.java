package dev.headroom.chart;

import dev.headroom.ByteSize;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Shares of a whole; they need not add up to one.
 *
 * @param labels one per share, all different
 * @param shares finite, at least 0, with a sum above 0
 */
public record ShareData(List<String> labels, Numbers shares) implements ChartData {

    /** Copies the labels; rejects negative shares and a sum of zero. */
    public ShareData {
        labels = List.copyOf(labels);
        Checks.distinctNames("labels", labels);
        Checks.sameLength("shares", shares.size(), "labels", labels.size());
        Checks.atLeastZero("shares", shares);
        double sum = shares.stream().sum();
        if (!(sum > 0) || Double.isInfinite(sum)) {
            throw new IllegalArgumentException("sum of shares must be finite and above 0, was " + sum);
        }
    }

    @Override
    public Set<ChartKind> kinds() {
        return EnumSet.of(ChartKind.PIE);
    }

    @Override
    public Set<AxisScale> xScales() {
        return EnumSet.allOf(AxisScale.class);
    }

    @Override
    public Set<AxisScale> yScales() {
        return EnumSet.allOf(AxisScale.class);
    }

    @Override
    public DoubleStream xValues() {
        return DoubleStream.empty();
    }

    @Override
    public DoubleStream yValues() {
        return DoubleStream.empty();
    }

    @Override
    public ByteSize weight() {
        return Checks.weight(labels).plus(shares.weight());
    }
}
