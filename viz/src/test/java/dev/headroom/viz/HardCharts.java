package dev.headroom.viz;

import dev.headroom.chart.Axis;
import dev.headroom.chart.BinData;
import dev.headroom.chart.BoxData;
import dev.headroom.chart.BoxSeries;
import dev.headroom.chart.CategoryData;
import dev.headroom.chart.CategorySeries;
import dev.headroom.chart.ChartKind;
import dev.headroom.chart.ChartSize;
import dev.headroom.chart.ChartSpec;
import dev.headroom.chart.FiveNumbers;
import dev.headroom.chart.Legend;
import dev.headroom.chart.MatrixData;
import dev.headroom.chart.Numbers;
import dev.headroom.chart.ShareData;
import dev.headroom.chart.XyData;
import dev.headroom.chart.XySeries;
import dev.headroom.testkit.TestCharts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Charts that are not easily drawn, by name. */
final class HardCharts {

    private static final double DAY = 86_400_000;

    private HardCharts() {}

    static Map<String, ChartSpec> all() {
        Map<String, ChartSpec> charts = new LinkedHashMap<>();
        charts.putAll(text());
        charts.putAll(ranges());
        charts.putAll(many());
        charts.putAll(axes());
        charts.putAll(sizes());
        return charts;
    }

    static ChartSpec named(String name) {
        return Stream.<Supplier<Map<String, ChartSpec>>>of(
                        HardCharts::text, HardCharts::ranges, HardCharts::axes, HardCharts::sizes, HardCharts::many)
                .map(Supplier::get)
                .filter(charts -> charts.containsKey(name))
                .map(charts -> Objects.requireNonNull(charts.get(name)))
                .findFirst()
                .orElseThrow();
    }

    static Map<String, ChartSpec> text() {
        Map<String, ChartSpec> charts = new LinkedHashMap<>();
        charts.put(
                "long-title",
                TestCharts.line()
                        .withTitle("A title that goes on and on, as language models write them ".repeat(9))
                        .withAxes(Axis.linear("x ".repeat(300)), Axis.linear("y".repeat(300))));
        charts.put("unbroken-title", TestCharts.line().withTitle("x".repeat(5_000)));
        charts.put("controls", TestCharts.bars().withTitle("a\u0000b\tc\nd\u202Ee\uD800f<g>&\"'\uFFFE</text><script>"));
        charts.put(
                "right-to-left",
                TestCharts.bars()
                        .withTitle("שלום עולם 123 مرحبا بالعالم")
                        .withAxes(Axis.category("مطار"), Axis.linear("טיסות")));
        charts.put("unknown-letters", TestCharts.bars().withTitle("日本語 😀 ไทย"));
        charts.put(
                "long-labels",
                ChartSpec.of(
                        ChartKind.BAR,
                        "Long labels",
                        categories(12, 2, i -> "Category of a quite long name number " + i, i -> i + 1)));
        return charts;
    }

    static Map<String, ChartSpec> ranges() {
        Map<String, ChartSpec> charts = new LinkedHashMap<>();
        charts.put("no-points", xy(ChartKind.LINE, 0, i -> i, i -> i));
        charts.put("all-nan", xy(ChartKind.LINE, 9, i -> i, i -> Double.NaN));
        charts.put("one-point", xy(ChartKind.LINE, 1, i -> 5, i -> 7));
        charts.put("one-dot", xy(ChartKind.SCATTER, 1, i -> 5, i -> 7));
        charts.put("constant", xy(ChartKind.LINE, 50, i -> i, i -> 1e6));
        charts.put("huge", xy(ChartKind.LINE, 50, i -> i, i -> i % 2 == 0 ? 1e300 : -1.7e308));
        charts.put("tiny", xy(ChartKind.LINE, 50, i -> i * 1e-300, i -> i * 4.9e-324));
        charts.put("small", xy(ChartKind.LINE, 50, i -> i * 1e-9, i -> i * i * 3e-12));
        charts.put("near-equal", xy(ChartKind.LINE, 50, i -> i, i -> 1e9 + i * 1e-3));
        charts.put(
                "gaps",
                xy(ChartKind.LINE, 90, i -> i, i -> i % 10 == 3 || i % 10 == 5 ? Double.NaN : Math.sin(i * 0.1)));
        charts.put("millions", xy(ChartKind.LINE, 50, i -> i * 100_000, i -> i * 80_000));
        charts.put("no-categories", ChartSpec.of(ChartKind.BAR, "None", categories(0, 1, i -> "", i -> 0)));
        charts.put("all-zero", ChartSpec.of(ChartKind.BAR, "Zero", categories(5, 1, i -> "c" + i, i -> 0)));
        charts.put(
                "negative-bars",
                ChartSpec.of(ChartKind.BAR, "Negative", categories(6, 2, i -> "c" + i, i -> i % 3 == 0 ? -i - 4 : i)));
        charts.put("only-negative", ChartSpec.of(ChartKind.BAR, "", categories(6, 1, i -> "c" + i, i -> -i - 1)));
        charts.put(
                "negative-stacks",
                ChartSpec.of(
                        ChartKind.STACKED_BAR,
                        "Negative stacks",
                        categories(6, 3, i -> "c" + i, i -> i % 3 == 0 ? -i - 4 : i)));
        charts.put("one-cell", ChartSpec.of(ChartKind.HEAT_MAP, "One", matrix(1, 1, i -> 3)));
        charts.put("empty-cells", ChartSpec.of(ChartKind.HEAT_MAP, "Empty", matrix(3, 3, i -> Double.NaN)));
        charts.put("one-share", ChartSpec.of(ChartKind.PIE, "One", shares(1, i -> 1)));
        charts.put(
                "one-box",
                ChartSpec.of(
                        ChartKind.BOX,
                        "One",
                        new BoxData(
                                List.of(new BoxSeries("all equal", new FiveNumbers(2, 2, 2, 2, 2), Numbers.of())))));
        return charts;
    }

    static Map<String, ChartSpec> many() {
        Map<String, ChartSpec> charts = new LinkedHashMap<>();
        charts.put("categories-40", ChartSpec.of(ChartKind.BAR, "Forty", categories(40, 1, i -> "label " + i, i -> i)));
        charts.put(
                "categories-10000",
                ChartSpec.of(
                        ChartKind.BAR,
                        "Many",
                        categories(10_000, 2, i -> "category " + i, i -> 2 + Math.sin(i * 0.01))));
        charts.put(
                "category-line",
                ChartSpec.of(ChartKind.LINE, "Line", categories(12, 3, i -> "2024-" + i, i -> 2 + Math.sin(i * 0.7))));
        charts.put(
                "series-1000",
                ChartSpec.of(
                        ChartKind.LINE,
                        "Thousand",
                        new XyData(IntStream.range(0, 1_000)
                                .mapToObj(s -> new XySeries(
                                        "series " + s,
                                        numbers(20, i -> i),
                                        numbers(20, i -> s + 30 * Math.sin(i * 0.4 + s))))
                                .toList())));
        charts.put(
                "series-20",
                ChartSpec.of(
                        ChartKind.LINE,
                        "Twenty",
                        new XyData(IntStream.range(0, 20)
                                .mapToObj(s -> new XySeries(
                                        "series " + s,
                                        numbers(200, i -> i),
                                        numbers(200, i -> s + Math.sin(i * 0.05 + s))))
                                .toList())));
        charts.put("shares-40", ChartSpec.of(ChartKind.PIE, "Forty shares", shares(40, i -> 41 - i)));
        charts.put(
                "shares-unnamed",
                ChartSpec.of(ChartKind.PIE, "Named beside the slices", shares(12, i -> i < 2 ? 30 : 1 + i % 3))
                        .withLegend(Legend.HIDDEN));
        charts.put(
                "matrix-1000",
                ChartSpec.of(
                        ChartKind.HEAT_MAP,
                        "Million cells",
                        matrix(1_000, 1_000, i -> i % 1_000 < 30 ? Double.NaN : Math.sin(i * 1e-5) * (i % 1_000))));
        charts.put(
                "line-million",
                xy(ChartKind.LINE, 1_000_000, i -> i, i -> Math.sin(i * 1e-5) + 0.2 * Math.sin(i * 12.9898)));
        charts.put(
                "scatter-million",
                xy(ChartKind.SCATTER, 1_000_000, i -> Math.sin(i * 78.233) * i, i -> Math.cos(i * 12.9898) * i));
        charts.put(
                "scribble-million",
                xy(ChartKind.LINE, 1_000_000, i -> Math.sin(i * 78.233), i -> Math.cos(i * 12.9898)));
        return charts;
    }

    static Map<String, ChartSpec> axes() {
        Map<String, ChartSpec> charts = new LinkedHashMap<>();
        Axis x = Axis.linear("x");
        charts.put(
                "log-decade", xy(ChartKind.LINE, 30, i -> i, i -> 2 + i * 0.1).withAxes(x, Axis.log("log")));
        charts.put(
                "log-log",
                xy(ChartKind.LINE, 30, i -> i + 1, i -> (i + 1.0) * (i + 1)).withAxes(Axis.log("n"), Axis.log("ms")));
        charts.put(
                "log-thirty",
                xy(ChartKind.LINE, 31, i -> i, i -> Math.pow(10, i - 15)).withAxes(x, Axis.log("log")));
        charts.put(
                "log-bars",
                ChartSpec.of(ChartKind.BAR, "Log", categories(5, 2, i -> "c" + i, i -> Math.pow(10, i) * 3))
                        .withAxes(Axis.category(""), Axis.log("log")));
        double start = 1.7e12;
        charts.put("time-ms", time(start, 9));
        charts.put("time-seconds", time(start, 40_000));
        charts.put("time-hours", time(start, DAY * 0.7));
        charts.put("time-days", time(start, DAY * 3.2));
        charts.put("time-months", time(start, DAY * 200));
        charts.put("time-years", time(start, DAY * 3_000));
        charts.put("time-centuries", time(-DAY * 365 * 1_500, DAY * 365 * 1_900));
        charts.put("time-beyond", time(-1e300, 2e300));
        charts.put(
                "uneven-bins",
                ChartSpec.of(
                        ChartKind.HISTOGRAM,
                        "Uneven",
                        new BinData(Numbers.of(0, 1, 2, 4, 8, 16, 40), Numbers.of(5, 9, 14, 20, 11, 2))));
        charts.put(
                "log-bins",
                ChartSpec.of(
                                ChartKind.HISTOGRAM,
                                "Log bins",
                                new BinData(Numbers.of(1, 10, 100, 1_000, 10_000), Numbers.of(5, 9, 14, 2)))
                        .withAxes(Axis.log("bytes"), Axis.linear("files")));
        return charts;
    }

    static Map<String, ChartSpec> sizes() {
        Map<String, ChartSpec> charts = new LinkedHashMap<>();
        charts.put("least", TestCharts.line().withSize(ChartSize.of(16, 16)));
        charts.put("small-line", TestCharts.line().withSize(ChartSize.of(160, 100)));
        charts.put("small-pie", TestCharts.pie().withSize(ChartSize.of(200, 120)));
        charts.put("tall", TestCharts.heatMap().withSize(ChartSize.of(200, 900)));
        charts.put("flat", TestCharts.bars().withSize(ChartSize.of(1_200, 150)));
        charts.put("print", TestCharts.line().withSize(new ChartSize(1_950, 1_200, 300)));
        charts.put("coarse", TestCharts.line().withSize(new ChartSize(650, 400, 1_200)));
        return charts;
    }

    private static ChartSpec time(double start, double length) {
        return xy(ChartKind.LINE, 100, i -> start + length * i / 99, i -> Math.sin(i * 0.1))
                .withAxes(Axis.time("time"), Axis.linear("value"));
    }

    static ChartSpec xy(ChartKind kind, int count, IntToDoubleFunction x, IntToDoubleFunction y) {
        return ChartSpec.of(kind, "", new XyData(List.of(new XySeries("y", numbers(count, x), numbers(count, y)))));
    }

    private static CategoryData categories(
            int count, int series, IntFunction<String> label, IntToDoubleFunction value) {
        return new CategoryData(
                IntStream.range(0, count).mapToObj(label).toList(),
                IntStream.range(0, series)
                        .mapToObj(s ->
                                new CategorySeries("series " + s, numbers(count, i -> value.applyAsDouble(i + s))))
                        .toList());
    }

    private static MatrixData matrix(int rows, int columns, IntToDoubleFunction value) {
        return new MatrixData(
                IntStream.range(0, rows).mapToObj(i -> "r" + i).toList(),
                IntStream.range(0, columns).mapToObj(i -> "c" + i).toList(),
                numbers(rows * columns, value));
    }

    private static ShareData shares(int count, IntToDoubleFunction share) {
        return new ShareData(
                IntStream.range(0, count).mapToObj(i -> "share " + i).toList(), numbers(count, share));
    }

    private static Numbers numbers(int count, IntToDoubleFunction each) {
        return Numbers.of(IntStream.range(0, count).mapToDouble(each).toArray());
    }
}
