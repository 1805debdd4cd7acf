package dev.headroom.chart;

import dev.headroom.ByteSize;
import java.util.Set;
import java.util.stream.DoubleStream;

/** What a chart shows; each form can be drawn in some {@link ChartKind}s only. Thread-safe. */
public sealed interface ChartData permits XyData, CategoryData, BinData, BoxData, MatrixData, ShareData {

    /** Returns the kinds it can be drawn as. */
    Set<ChartKind> kinds();

    /** Returns the scales that its x axis may have; every one where the kind has no axes. */
    Set<AxisScale> xScales();

    /** Returns the scales that its y axis may have; every one where the kind has no axes. */
    Set<AxisScale> yScales();

    /** Returns every position along the x axis that is a number; empty for categories. */
    DoubleStream xValues();

    /** Returns every position along the y axis that is a number; empty for categories. */
    DoubleStream yValues();

    /** Returns the heap bytes held, about. */
    ByteSize weight();
}
