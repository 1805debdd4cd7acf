package dev.headroom.chart;

import dev.headroom.ByteSize;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Points with two numbers each.
 *
 * @param series at least one, of different names
 */
public record XyData(List<XySeries> series) implements ChartData {

    /** Copies the list; rejects an empty one and names that repeat. */
    public XyData {
        series = List.copyOf(series);
        Checks.distinctNames("series", series.stream().map(XySeries::name).toList());
    }

    @Override
    public Set<ChartKind> kinds() {
        return EnumSet.of(ChartKind.LINE, ChartKind.SCATTER);
    }

    @Override
    public Set<AxisScale> xScales() {
        return EnumSet.of(AxisScale.LINEAR, AxisScale.LOG, AxisScale.TIME);
    }

    @Override
    public Set<AxisScale> yScales() {
        return EnumSet.of(AxisScale.LINEAR, AxisScale.LOG, AxisScale.TIME);
    }

    @Override
    public DoubleStream xValues() {
        return series.stream().flatMapToDouble(one -> one.x().stream());
    }

    @Override
    public DoubleStream yValues() {
        return series.stream().flatMapToDouble(one -> one.y().stream());
    }

    @Override
    public ByteSize weight() {
        return series.stream()
                .map(one -> Checks.weight(one.name())
                        .plus(one.x().weight())
                        .plus(one.y().weight()))
                .reduce(ByteSize.ZERO, ByteSize::plus);
    }
}
