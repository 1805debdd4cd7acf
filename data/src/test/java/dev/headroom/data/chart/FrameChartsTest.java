package dev.headroom.data.chart;

import static dev.headroom.data.frame.Tables.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.chart.AxisScale;
import dev.headroom.chart.BinData;
import dev.headroom.chart.BoxData;
import dev.headroom.chart.BoxSeries;
import dev.headroom.chart.CategoryData;
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
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.Tables;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FrameChartsTest {

    private static Frame airports() {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        types.put("airport", ColumnType.TEXT);
        types.put("month", ColumnType.TEXT);
        types.put("flights", ColumnType.INTEGER);
        types.put("delay", ColumnType.DECIMAL);
        return Tables.frame(
                types,
                List.of(
                        row("SFO", "Jan", 10L, 1.5),
                        row("JFK", "Jan", 20L, null),
                        row(null, "Feb", 30L, 2.5),
                        row("SFO", "Feb", 40L, Double.NaN)));
    }

    private static Frame numbers(double... values) {
        return Tables.column(
                "x", ColumnType.DECIMAL, java.util.Arrays.stream(values).boxed().toArray());
    }

    @Test
    void barsSkipRowsWithoutCategoryAndLeaveGapsForNulls() {
        ChartSpec bars = FrameCharts.of(airports()).bar("airport", "flights", "delay");

        assertThat(bars.kind()).isEqualTo(ChartKind.BAR);
        assertThat(bars.title()).isEqualTo("flights, delay by airport");
        assertThat(bars.x().label()).isEqualTo("airport");
        assertThat(bars.legend()).isEqualTo(Legend.SHOWN);
        CategoryData data = (CategoryData) bars.data();
        assertThat(data.categories()).containsExactly("SFO", "JFK", "SFO");
        assertThat(data.series().get(1).values()).isEqualTo(Numbers.of(1.5, Double.NaN, Double.NaN));
        assertThat(FrameCharts.of(airports()).stackedBar("month", "flights").kind())
                .isEqualTo(ChartKind.STACKED_BAR);
    }

    @Test
    void sharesSkipNulls() {
        ShareData data = (ShareData)
                FrameCharts.of(airports().head(3)).pie("airport", "flights").data();

        assertThat(data.labels()).containsExactly("SFO", "JFK");
        assertThat(data.shares()).isEqualTo(Numbers.of(10, 20));
    }

    @Test
    void heatMapPlacesMeansByLabel() {
        MatrixData data = (MatrixData) FrameCharts.of(airports())
                .heatMap("airport", "month", "flights")
                .data();

        assertThat(data.rows()).containsExactly("SFO", "JFK");
        assertThat(data.columns()).containsExactly("Jan", "Feb");
        assertThat(data.values()).isEqualTo(Numbers.of(10, 40, 20, Double.NaN));
    }

    @Test
    void linesOverDatesHaveAnAxisOfTimeAndRise() {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        types.put("day", ColumnType.DATE);
        types.put("n", ColumnType.INTEGER);
        Frame frame = Tables.frame(
                types,
                List.of(
                        row(LocalDate.ofEpochDay(3), 3L),
                        row(LocalDate.ofEpochDay(1), 1L),
                        row(null, 9L),
                        row(LocalDate.ofEpochDay(2), null)));
        ChartSpec spec = FrameCharts.of(frame).line("day", "n");

        assertThat(spec.x().scale()).isEqualTo(AxisScale.TIME);
        assertThat(spec.y().label()).isEqualTo("n");
        XySeries series = ((XyData) spec.data()).series().get(0);
        assertThat(series.x()).isEqualTo(Numbers.of(86_400_000, 3 * 86_400_000));
        assertThat(series.y()).isEqualTo(Numbers.of(1, 3));
    }

    @Test
    void longLinesKeepTheirEndsAndExtremesPerPixel() {
        Random random = new Random(9);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (long i = 0; i < 50_000; i++) {
            rows.add(row(i, random.nextGaussian()));
        }
        rows.set(31_415, row(31_415L, 99.0));
        rows.set(27_182, row(27_182L, -99.0));
        Map<String, ColumnType> types = new LinkedHashMap<>();
        types.put("i", ColumnType.INTEGER);
        types.put("y", ColumnType.DECIMAL);
        ChartSpec spec = FrameCharts.of(Tables.frame(types, rows))
                .withSize(ChartSize.of(300, 200))
                .line("i", "y");
        XySeries series = ((XyData) spec.data()).series().get(0);

        assertThat(series.x().size()).isBetween(600, 4 * 301);
        assertThat(series.x().get(0)).isZero();
        assertThat(series.x().get(series.x().size() - 1)).isEqualTo(49_999);
        assertThat(series.y().stream().max()).hasValue(99);
        assertThat(series.y().stream().min()).hasValue(-99);
        assertThat(series.x().toArray()).isSorted();
    }

    @Test
    void scatterKeepsOnePointPerSquare() {
        Random random = new Random(10);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            rows.add(row(random.nextDouble(), random.nextDouble()));
        }
        Map<String, ColumnType> types = new LinkedHashMap<>();
        types.put("x", ColumnType.DECIMAL);
        types.put("y", ColumnType.DECIMAL);
        Frame frame = Tables.frame(types, rows);
        ChartSpec spec = FrameCharts.of(frame).withSize(ChartSize.of(100, 60)).scatter("x", "y");

        assertThat(((XyData) spec.data()).series().get(0).x().size()).isBetween(1_400, 50 * 30);
    }

    @Test
    void histogramsCountEveryNumberOnce() {
        Random random = new Random(11);
        double[] values = random.doubles(1_000).toArray();
        ChartSpec usual = FrameCharts.of(numbers(values)).histogram("x");
        ChartSpec stated = FrameCharts.of(numbers(values)).histogram("x", 7);

        BinData bins = (BinData) usual.data();
        assertThat(bins.counts().stream().sum()).isEqualTo(1_000);
        // width 2 · 0.5 / 10 over a range of 1
        assertThat(bins.counts().size()).isBetween(9, 11);
        assertThat(((BinData) stated.data()).counts().size()).isEqualTo(7);
        assertThat(usual.y().label()).isEqualTo("count");
    }

    @Test
    void valueOnAnEdgeBelongsToTheBinOnItsRight() {
        BinData bins =
                (BinData) FrameCharts.of(numbers(0, 1, 2, 2)).histogram("x", 2).data();

        assertThat(bins.edges()).isEqualTo(Numbers.of(0, 1, 2));
        assertThat(bins.counts()).isEqualTo(Numbers.of(1, 3));
    }

    @Test
    void equalNumbersHaveOneBin() {
        BinData bins = (BinData) FrameCharts.of(numbers(4, 4, 4)).histogram("x").data();

        assertThat(bins.counts()).isEqualTo(Numbers.of(3));
    }

    @Test
    void boxesEndWithinReachAndShowTheRest() {
        BoxData data =
                (BoxData) FrameCharts.of(numbers(1, 2, 3, 4, 5, 100)).box("x").data();
        BoxSeries box = data.boxes().get(0);

        assertThat(box.summary()).isEqualTo(new FiveNumbers(1, 2.25, 3.5, 4.75, 5));
        assertThat(box.outliers()).isEqualTo(Numbers.of(100));
    }

    @Test
    void boxesByGroupFollowFirstAppearance() {
        BoxData data =
                (BoxData) FrameCharts.of(airports()).boxBy("airport", "flights").data();

        assertThat(data.boxes().stream().map(BoxSeries::label)).containsExactly("SFO", "JFK");
        assertThat(data.boxes().get(0).summary().median()).isEqualTo(25);
    }

    @Test
    void farthestOutliersAreKept() {
        double[] values = new double[5_000];
        for (int i = 0; i < 1_000; i++) {
            values[i] = 1_000 + i;
        }
        BoxData data = (BoxData) FrameCharts.of(numbers(values)).box("x").data();
        Numbers outliers = data.boxes().get(0).outliers();

        assertThat(outliers.size()).isEqualTo(FrameCharts.MOST_OUTLIERS);
        assertThat(outliers.get(outliers.size() - 1)).isEqualTo(1_999);
    }

    @Test
    void numbersAcrossTheWholeRangeAreDrawn() {
        double[] values = new double[4_001];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i - 2_000) / 2_000.0 * Double.MAX_VALUE;
        }
        FrameCharts charts = FrameCharts.of(numbers(values));

        for (BinData bins : List.of((BinData) charts.histogram("x").data(), (BinData)
                charts.histogram("x", 4).data())) {
            assertThat(bins.edges().get(0)).isEqualTo(-Double.MAX_VALUE);
            assertThat(bins.edges().get(bins.edges().size() - 1)).isEqualTo(Double.MAX_VALUE);
            assertThat(bins.counts().stream().sum()).isEqualTo(values.length);
        }
        // values on an edge may be rounded to either side of it
        assertThat(((BinData) charts.histogram("x", 4).data()).counts().stream())
                .allMatch(count -> count >= 999 && count <= 1_001);
        assertThat(((BinData) charts.histogram("x").data()).counts().size()).isBetween(10, 20);
        assertThat(points(charts.line("x", "x"))).isGreaterThan(600);
        assertThat(points(charts.scatter("x", "x"))).isGreaterThan(150);
    }

    private static int points(ChartSpec spec) {
        return ((XyData) spec.data()).series().get(0).x().size();
    }

    @Test
    void numbersCloserThanNormalOnesAreDrawn() {
        double[] values = new double[4_001];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * Double.MIN_VALUE;
        }
        FrameCharts charts = FrameCharts.of(numbers(values));

        assertThat(((BinData) charts.histogram("x").data()).counts().stream().sum())
                .isEqualTo(values.length);
        assertThat(points(charts.line("x", "x"))).isGreaterThan(600);
        assertThat(points(charts.scatter("x", "x"))).isGreaterThan(150);
    }

    @Test
    void largestNumberAloneHasABin() {
        BinData bins = (BinData) FrameCharts.of(numbers(Double.MAX_VALUE, Double.MAX_VALUE))
                .histogram("x")
                .data();

        assertThat(bins.counts()).isEqualTo(Numbers.of(2));
    }

    @Test
    void wholeMillisecondsStayWholeOnAnAxisOfTime() {
        Random random = new Random(12);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rows.add(row(Instant.ofEpochMilli(1_400_000_000_000L + random.nextInt()), (long) i));
        }
        Map<String, ColumnType> types = new LinkedHashMap<>();
        types.put("t", ColumnType.INSTANT);
        types.put("n", ColumnType.INTEGER);
        XySeries series = ((XyData) FrameCharts.of(Tables.frame(types, rows))
                        .scatter("t", "n")
                        .data())
                .series()
                .get(0);

        for (int i = 0; i < rows.size(); i++) {
            assertThat(series.x().get(i))
                    .isEqualTo((double) ((Instant) rows.get(i).get(0)).toEpochMilli());
        }
    }

    @Test
    void rejectsWhatCannotBeDrawn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrameCharts.of(airports()).histogram("airport"))
                .withMessage("type of column airport must be a number or a time to have a place on an axis, was TEXT");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrameCharts.of(numbers()).histogram("x"))
                .withMessage("column x must hold at least one finite number, was empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrameCharts.of(numbers(1)).histogram("x", 0))
                .withMessage("bins must be 1 to 10000, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrameCharts.of(numbers(new double[1_001])).bar("x", "x"))
                .withMessageStartingWith("values of column x must be at most 1000");
    }
}
