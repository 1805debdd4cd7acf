package dev.headroom.chart;

import dev.headroom.ByteSize;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Boxes with whiskers side by side.
 *
 * @param boxes at least one, of different labels
 */
public record BoxData(List<BoxSeries> boxes) implements ChartData {

    private static final long SUMMARY_BYTES = 56;

    /** Copies the list; rejects an empty one and labels that repeat. */
    public BoxData {
        boxes = List.copyOf(boxes);
        Checks.distinctNames("boxes", boxes.stream().map(BoxSeries::label).toList());
    }

    @Override
    public Set<ChartKind> kinds() {
        return EnumSet.of(ChartKind.BOX);
    }

    @Override
    public Set<AxisScale> xScales() {
        return EnumSet.of(AxisScale.CATEGORY);
    }

    @Override
    public Set<AxisScale> yScales() {
        return EnumSet.of(AxisScale.LINEAR, AxisScale.LOG, AxisScale.TIME);
    }

    @Override
    public DoubleStream xValues() {
        return DoubleStream.empty();
    }

    @Override
    public DoubleStream yValues() {
        return boxes.stream()
                .flatMapToDouble(box -> DoubleStream.concat(box.summary().stream(), box.outliers().stream()));
    }

    @Override
    public ByteSize weight() {
        return boxes.stream()
                .map(box ->
                        Checks.weight(box.label()).plus(box.outliers().weight()).plus(ByteSize.of(SUMMARY_BYTES)))
                .reduce(ByteSize.ZERO, ByteSize::plus);
    }
}
