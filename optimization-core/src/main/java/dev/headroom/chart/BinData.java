package dev.headroom.chart;

import dev.headroom.ByteSize;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Counts of values between edges. A value on an edge belongs to the bin on its right, on the last edge to the last bin.
 *
 * @param edges one more than bins, finite, each above the one before
 * @param counts values per bin, finite, at least 0; one bin or more
 */
public record BinData(Numbers edges, Numbers counts) implements ChartData {

    /** Rejects lengths that do not fit, edges that do not rise and negative counts. */
    public BinData {
        if (counts.size() == 0) {
            throw new IllegalArgumentException("counts must hold at least one bin, was empty");
        }
        Checks.sameLength("edges", edges.size(), "counts plus one", counts.size() + 1);
        Checks.finite("edges", edges);
        Checks.atLeastZero("counts", counts);
        for (int i = 1; i < edges.size(); i++) {
            if (edges.get(i) <= edges.get(i - 1)) {
                throw new IllegalArgumentException(
                        "edges must rise, was " + edges.get(i) + " after " + edges.get(i - 1));
            }
        }
    }

    @Override
    public Set<ChartKind> kinds() {
        return EnumSet.of(ChartKind.HISTOGRAM);
    }

    @Override
    public Set<AxisScale> xScales() {
        return EnumSet.of(AxisScale.LINEAR, AxisScale.LOG, AxisScale.TIME);
    }

    // a bin may be empty, and zero has no place on a logarithmic axis
    @Override
    public Set<AxisScale> yScales() {
        return EnumSet.of(AxisScale.LINEAR);
    }

    @Override
    public DoubleStream xValues() {
        return edges.stream();
    }

    @Override
    public DoubleStream yValues() {
        return counts.stream();
    }

    @Override
    public ByteSize weight() {
        return edges.weight().plus(counts.weight());
    }
}
