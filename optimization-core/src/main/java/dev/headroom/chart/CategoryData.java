package dev.headroom.chart;

import dev.headroom.ByteSize;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Values per category: bars, stacks or a line over labels.
 *
 * @param categories labels along the x axis, in order; may repeat
 * @param series at least one, of different names, each with one value per category
 */
public record CategoryData(List<String> categories, List<CategorySeries> series) implements ChartData {

    /** Copies the lists; rejects lengths that differ, no series and names that repeat. */
    public CategoryData {
        categories = List.copyOf(categories);
        series = List.copyOf(series);
        Checks.distinctNames("series", series.stream().map(CategorySeries::name).toList());
        for (CategorySeries one : series) {
            Checks.sameLength("values of series " + one.name(), one.values().size(), "categories", categories.size());
        }
    }

    @Override
    public Set<ChartKind> kinds() {
        return EnumSet.of(ChartKind.BAR, ChartKind.STACKED_BAR, ChartKind.LINE);
    }

    @Override
    public Set<AxisScale> xScales() {
        return EnumSet.of(AxisScale.CATEGORY);
    }

    @Override
    public Set<AxisScale> yScales() {
        return EnumSet.of(AxisScale.LINEAR, AxisScale.LOG);
    }

    @Override
    public DoubleStream xValues() {
        return DoubleStream.empty();
    }

    @Override
    public DoubleStream yValues() {
        return series.stream().flatMapToDouble(one -> one.values().stream());
    }

    @Override
    public ByteSize weight() {
        ByteSize sum = Checks.weight(categories);
        for (CategorySeries one : series) {
            sum = sum.plus(Checks.weight(one.name())).plus(one.values().weight());
        }
        return sum;
    }
}
