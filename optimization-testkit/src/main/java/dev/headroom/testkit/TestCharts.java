package dev.headroom.testkit;

import dev.headroom.chart.Axis;
import dev.headroom.chart.BinData;
import dev.headroom.chart.BoxData;
import dev.headroom.chart.BoxSeries;
import dev.headroom.chart.CategoryData;
import dev.headroom.chart.CategorySeries;
import dev.headroom.chart.ChartKind;
import dev.headroom.chart.ChartSpec;
import dev.headroom.chart.FiveNumbers;
import dev.headroom.chart.MatrixData;
import dev.headroom.chart.Numbers;
import dev.headroom.chart.ShareData;
import dev.headroom.chart.XyData;
import dev.headroom.chart.XySeries;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** A chart of each kind, the same each time: for tests of renderers and for measurements. */
public final class TestCharts {

    private static final int SEED = 42;

    private TestCharts() {}

    /** Returns one chart of each kind, in the usual size. */
    public static List<ChartSpec> ofEachKind() {
        return List.of(line(), scatter(), bars(), stackedBars(), histogram(), boxes(), heatMap(), pie());
    }

    /** Returns the four charts on which file sizes are measured: line, bars, scatter, heat map. */
    public static List<ChartSpec> reference() {
        return List.of(line(), bars(), scatter(), heatMap());
    }

    /** Returns four lines of 200 points. */
    public static ChartSpec line() {
        List<XySeries> series = IntStream.range(0, 4)
                .mapToObj(s -> new XySeries(
                        List.of("fp32", "fp16", "int8", "int4").get(s),
                        numbers(200, i -> i * 10),
                        numbers(200, i -> 2.2 + 3.2 * Math.exp(-i / (30.0 + 12 * s)) + 0.12 * Math.sin(i * 0.3 + s))))
                .toList();
        return ChartSpec.of(ChartKind.LINE, "Loss while fine-tuning, by precision", new XyData(series))
                .withAxes(Axis.linear("step"), Axis.linear("cross-entropy, nats"));
    }

    /** Returns three clouds of 150 dots. */
    public static ChartSpec scatter() {
        Random random = new Random(SEED);
        List<XySeries> series = IntStream.range(0, 3)
                .mapToObj(s -> new XySeries(
                        List.of("Adelie", "Gentoo", "Chinstrap").get(s),
                        numbers(150, i -> 40 + 4 * s + 2.5 * random.nextGaussian()),
                        numbers(150, i -> 190 + 14 * s + 6 * random.nextGaussian())))
                .toList();
        return ChartSpec.of(ChartKind.SCATTER, "Penguins: flipper against bill", new XyData(series))
                .withAxes(Axis.linear("bill length, mm"), Axis.linear("flipper length, mm"));
    }

    /** Returns two bars for each of eight categories. */
    public static ChartSpec bars() {
        return ChartSpec.of(ChartKind.BAR, "Flights per airport", airports())
                .withAxes(Axis.category("airport"), Axis.linear("flights, thousands"));
    }

    /** Returns two bars, one on top of the other, for each of eight categories. */
    public static ChartSpec stackedBars() {
        return ChartSpec.of(ChartKind.STACKED_BAR, "Flights per airport", airports())
                .withAxes(Axis.category("airport"), Axis.linear("flights, thousands"));
    }

    /** Returns thirty bins. */
    public static ChartSpec histogram() {
        return ChartSpec.of(
                        ChartKind.HISTOGRAM,
                        "Response times",
                        new BinData(
                                numbers(31, i -> i * 5),
                                numbers(30, i -> Math.rint(4_000 * Math.exp(-Math.pow((i - 9) / 6.0, 2))))))
                .withAxes(Axis.linear("milliseconds"), Axis.linear("requests"));
    }

    /** Returns five boxes with outliers. */
    public static ChartSpec boxes() {
        List<BoxSeries> boxes = IntStream.range(0, 5)
                .mapToObj(i -> new BoxSeries(
                        List.of("ONNX fp32", "ONNX int8", "DJL fp32", "DJL int8", "plain Java")
                                .get(i),
                        new FiveNumbers(10 + 3 * i, 14 + 4 * i, 17 + 5 * i, 22 + 5 * i, 30 + 6 * i),
                        Numbers.of(38 + 6 * i, 41 + 6.5 * i, 4)))
                .toList();
        return ChartSpec.of(ChartKind.BOX, "Time per token", new BoxData(boxes))
                .withAxes(Axis.category(""), Axis.linear("milliseconds"));
    }

    /** Returns a matrix of 24 by 40 cells, some of them empty. */
    public static ChartSpec heatMap() {
        List<String> rows = IntStream.range(0, 24).mapToObj(i -> "layer " + i).toList();
        List<String> columns = IntStream.range(0, 40).mapToObj(i -> "head " + i).toList();
        Numbers values = numbers(
                24 * 40,
                i -> i % 97 == 5
                        ? Double.NaN
                        : Math.sin(Math.floor(i / 40.0) * 0.35) * Math.cos(i % 40 * 0.22) + 0.15 * Math.sin(i * 1.7));
        return ChartSpec.of(ChartKind.HEAT_MAP, "Attention entropy", new MatrixData(rows, columns, values));
    }

    /** Returns six shares. */
    public static ChartSpec pie() {
        return ChartSpec.of(
                ChartKind.PIE,
                "Where the memory goes",
                new ShareData(
                        List.of("weights", "key-value cache", "activations", "Java heap", "code", "other"),
                        Numbers.of(620, 210, 96, 128, 40, 12)));
    }

    private static CategoryData airports() {
        return new CategoryData(
                List.of("ATL", "ORD", "DFW", "DEN", "LAX", "CLT", "LAS", "PHX"),
                List.of(
                        new CategorySeries("on time", Numbers.of(182, 131, 120, 118, 109, 95, 88, 84)),
                        new CategorySeries("delayed", Numbers.of(29, 32, 41, 26, 22, 14, 19, 11))));
    }

    private static Numbers numbers(int count, IntToDoubleFunction each) {
        return Numbers.of(IntStream.range(0, count).mapToDouble(each).toArray());
    }
}
