package dev.headroom.chart;

import dev.headroom.ByteSize;
import java.util.Objects;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Everything a renderer needs to draw one chart.
 *
 * <pre>{@code
 * ChartSpec spec = ChartSpec.of(
 *                 ChartKind.BAR,
 *                 "Flights per airport",
 *                 new CategoryData(List.of("ATL", "ORD"), List.of(new CategorySeries("flights", Numbers.of(211, 163)))))
 *         .withAxes(Axis.category("airport"), Axis.linear("flights, thousands"))
 *         .withSize(ChartSize.of(800, 500));
 * }</pre>
 *
 * <p>Thread-safe. Compares by value; {@link #weight()} says what it holds.
 *
 * @param kind how the data is drawn, one of {@link ChartData#kinds()}
 * @param title above the chart; empty for none
 * @param x the horizontal axis; a pie has none and ignores it
 * @param y the vertical axis; a pie has none and ignores it
 * @param data what is shown; positive throughout along a logarithmic axis
 * @param legend whether series are named beside the chart
 * @param theme name of the colours and fonts, as the renderer knows them; not blank
 * @param size of the image
 */
public record ChartSpec(
        ChartKind kind, String title, Axis x, Axis y, ChartData data, Legend legend, String theme, ChartSize size) {

    /** The theme that every renderer knows. */
    public static final String USUAL_THEME = "light";

    private static final long OBJECT_BYTES = 160;

    /** Rejects data that cannot be drawn this way. */
    public ChartSpec {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(legend, "legend");
        Objects.requireNonNull(size, "size");
        if (!data.kinds().contains(kind)) {
            throw new IllegalArgumentException("kind must be one of " + data.kinds() + " for "
                    + data.getClass().getSimpleName() + ", was " + kind);
        }
        if (theme.isBlank()) {
            throw new IllegalArgumentException("theme must not be blank, was '" + theme + "'");
        }
        requireScale("x", x, data.xScales(), data.xValues());
        requireScale("y", y, data.yScales(), data.yValues());
    }

    /**
     * Returns a spec with the plainest axes that suit the data, no axis labels, the usual size and theme, and a legend
     * where there is more than one series, or for a pie.
     */
    public static ChartSpec of(ChartKind kind, String title, ChartData data) {
        return new ChartSpec(
                kind,
                title,
                new Axis("", plainest(data.xScales())),
                new Axis("", plainest(data.yScales())),
                data,
                usualLegend(data),
                USUAL_THEME,
                ChartSize.USUAL);
    }

    /** Returns the same with other axes. */
    public ChartSpec withAxes(Axis newX, Axis newY) {
        return new ChartSpec(kind, title, newX, newY, data, legend, theme, size);
    }

    /** Returns the same with another title. */
    public ChartSpec withTitle(String newTitle) {
        return new ChartSpec(kind, newTitle, x, y, data, legend, theme, size);
    }

    /** Returns the same with or without a legend. */
    public ChartSpec withLegend(Legend newLegend) {
        return new ChartSpec(kind, title, x, y, data, newLegend, theme, size);
    }

    /** Returns the same in another theme. */
    public ChartSpec withTheme(String newTheme) {
        return new ChartSpec(kind, title, x, y, data, legend, newTheme, size);
    }

    /** Returns the same in another size. */
    public ChartSpec withSize(ChartSize newSize) {
        return new ChartSpec(kind, title, x, y, data, legend, theme, newSize);
    }

    /** Returns the heap bytes held, about: what a cache counts. */
    public ByteSize weight() {
        return data.weight()
                .plus(Checks.weight(title))
                .plus(Checks.weight(x.label()))
                .plus(Checks.weight(y.label()))
                .plus(Checks.weight(theme))
                .plus(ByteSize.of(OBJECT_BYTES));
    }

    private static void requireScale(String name, Axis axis, Set<AxisScale> allowed, DoubleStream values) {
        if (!allowed.contains(axis.scale())) {
            throw new IllegalArgumentException(
                    "scale of " + name + " must be one of " + allowed + ", was " + axis.scale());
        }
        if (axis.scale() == AxisScale.LOG) {
            values.filter(value -> value <= 0).findFirst().ifPresent(value -> {
                throw new IllegalArgumentException(
                        "values along the logarithmic " + name + " axis must be positive, was " + value);
            });
        }
    }

    private static AxisScale plainest(Set<AxisScale> allowed) {
        return allowed.contains(AxisScale.LINEAR) ? AxisScale.LINEAR : AxisScale.CATEGORY;
    }

    private static Legend usualLegend(ChartData data) {
        boolean several = data instanceof ShareData
                || (data instanceof XyData xy && xy.series().size() > 1)
                || (data instanceof CategoryData bars && bars.series().size() > 1);
        return several ? Legend.SHOWN : Legend.HIDDEN;
    }
}
