package dev.headroom.data.chart;

import dev.headroom.chart.Axis;
import dev.headroom.chart.AxisScale;
import dev.headroom.chart.BoxData;
import dev.headroom.chart.BoxSeries;
import dev.headroom.chart.CategoryData;
import dev.headroom.chart.CategorySeries;
import dev.headroom.chart.ChartKind;
import dev.headroom.chart.ChartSize;
import dev.headroom.chart.ChartSpec;
import dev.headroom.chart.Numbers;
import dev.headroom.chart.ShareData;
import dev.headroom.chart.XyData;
import dev.headroom.chart.XySeries;
import dev.headroom.data.column.Column;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Charts of a frame's columns; axes are labelled with their names.
 *
 * <pre>{@code
 * ChartSpec delays = FrameCharts.of(flights).histogram("delay");
 * ChartSpec perAirport = FrameCharts.of(flights.groupBy("origin").aggregate(Aggregate.count())).bar("origin", "count");
 * }</pre>
 *
 * <p>Nulls, NaN and infinities are skipped. Dates and times become axes of time. Points beyond what the image can show
 * are left out: of a line four per column of pixels stay (first, lowest, highest, last: the drawn line is the same), of
 * a scatter chart one per square of two pixels.
 *
 * <p>Thread-safe. Holds the frame; a chart takes up to 24 bytes per row while it is made. Errors:
 * {@link IllegalArgumentException} for columns that are missing, of the wrong type or without a value to show.
 */
public final class FrameCharts {

    /** The most bars, boxes, slices, rows or columns. */
    public static final int MOST_CATEGORIES = 1_000;

    /** The most bins of a histogram whose number of bins is not stated. */
    public static final int MOST_BINS = 200;

    /** The most outliers per box; the farthest are kept. */
    public static final int MOST_OUTLIERS = 500;

    private final Frame frame;
    private final ChartSize size;

    private FrameCharts(Frame frame, ChartSize size) {
        this.frame = frame;
        this.size = size;
    }

    /** Begins charts of the usual size. */
    public static FrameCharts of(Frame frame) {
        return new FrameCharts(frame, ChartSize.USUAL);
    }

    /** Returns the same in another size. */
    public FrameCharts withSize(ChartSize other) {
        return new FrameCharts(frame, other);
    }

    /** Returns lines of columns over another one; rows are joined by rising x, or in their order over texts. */
    public ChartSpec line(String x, String... ys) {
        if (Places.scale(frame.column(x)) == AxisScale.CATEGORY) {
            return categories(ChartKind.LINE, x, List.of(ys));
        }
        if (rises(x)) {
            return points(ChartKind.LINE, frame, x, List.of(ys), points -> points.forLine(size));
        }
        String[] needed = Stream.concat(Stream.of(x), Stream.of(ys)).distinct().toArray(String[]::new);
        try (Frame sorted = frame.select(needed).sort(Order.ascending(x))) {
            return points(ChartKind.LINE, sorted, x, List.of(ys), points -> points.forLine(size));
        }
    }

    /** Returns points of columns over another one. */
    public ChartSpec scatter(String x, String... ys) {
        return points(ChartKind.SCATTER, frame, x, List.of(ys), points -> points.forScatter(size));
    }

    /** Returns bars, one group per row that has a category. */
    public ChartSpec bar(String category, String... values) {
        return categories(ChartKind.BAR, category, List.of(values));
    }

    /** Returns bars on top of each other, one stack per row that has a category. */
    public ChartSpec stackedBar(String category, String... values) {
        return categories(ChartKind.STACKED_BAR, category, List.of(values));
    }

    /** Returns shares, one per row that has both; rows with a share of null are skipped. */
    public ChartSpec pie(String label, String share) {
        Column labels = frame.column(label);
        Places shares = Places.of(frame.column(share));
        List<String> names = new ArrayList<>();
        double[] values = new double[Math.min(frame.rowCount(), MOST_CATEGORIES)];
        for (int row = 0; row < frame.rowCount(); row++) {
            if (!labels.isNull(row) && !Double.isNaN(shares.get(row))) {
                requireRoom(names.size(), label);
                values[names.size()] = shares.get(row);
                names.add(labels.text(row));
            }
        }
        ShareData data = new ShareData(names, Numbers.of(Arrays.copyOf(values, names.size())));
        return ChartSpec.of(ChartKind.PIE, share + " by " + label, data).withSize(size);
    }

    /** Returns counts per bin, as many bins as the rule of Freedman and Diaconis (1981) says, at most {@value #MOST_BINS}. */
    public ChartSpec histogram(String column) {
        Spread spread = new Spread(finite(column), column);
        return histogram(column, spread, spread.usualBins(MOST_BINS));
    }

    /**
     * Returns counts per bin of equal width.
     *
     * @param bins how many, 1 to 10,000
     */
    public ChartSpec histogram(String column, int bins) {
        if (bins < 1 || bins > 10_000) {
            throw new IllegalArgumentException("bins must be 1 to 10000, was " + bins);
        }
        return histogram(column, new Spread(finite(column), column), bins);
    }

    /** Returns one box with whiskers per column. */
    public ChartSpec box(String... columns) {
        List<BoxSeries> boxes = new ArrayList<>();
        for (String column : columns) {
            boxes.add(new Spread(finite(column), column).box(column, MOST_OUTLIERS));
        }
        AxisScale scale = columns.length == 0 ? AxisScale.LINEAR : Places.scale(frame.column(columns[0]));
        return boxes(String.join(", ", columns), boxes, Axis.category(""), new Axis("", scale));
    }

    /** Returns one box with whiskers per value of another column, in order of first appearance. */
    public ChartSpec boxBy(String group, String column) {
        Column groups = frame.column(group);
        Places values = Places.of(frame.column(column));
        Map<String, Points> parts = new LinkedHashMap<>();
        for (int row = 0; row < frame.rowCount(); row++) {
            if (!groups.isNull(row) && !Double.isNaN(values.get(row))) {
                String name = groups.text(row);
                if (!parts.containsKey(name)) {
                    requireRoom(parts.size(), group);
                    parts.put(name, new Points());
                }
                parts.get(name).add(0, values.get(row));
            }
        }
        List<BoxSeries> boxes = new ArrayList<>();
        parts.forEach((name, part) ->
                boxes.add(new Spread(part.series(name).y().toArray(), column).box(name, MOST_OUTLIERS)));
        Axis up = new Axis(column, Places.scale(frame.column(column)));
        return boxes(column + " by " + group, boxes, Axis.category(group), up);
    }

    /** Returns a matrix of values by two other columns, labels in order of first appearance; equal places give the mean. */
    public ChartSpec heatMap(String row, String column, String value) {
        Cells cells = new Cells(frame.column(row), frame.column(column), Places.of(frame.column(value)));
        return ChartSpec.of(ChartKind.HEAT_MAP, value + " by " + row + " and " + column, cells.matrix(frame.rowCount()))
                .withAxes(Axis.category(column), Axis.category(row))
                .withSize(size);
    }

    static void requireRoom(int used, String column) {
        if (used == MOST_CATEGORIES) {
            throw new IllegalArgumentException("values of column " + column + " must be at most " + MOST_CATEGORIES
                    + " to be told apart in a chart, was more; group or filter first");
        }
    }

    private ChartSpec histogram(String column, Spread spread, int bins) {
        return ChartSpec.of(ChartKind.HISTOGRAM, column, spread.bins(bins))
                .withAxes(new Axis(column, Places.scale(frame.column(column))), Axis.linear("count"))
                .withSize(size);
    }

    private ChartSpec boxes(String title, List<BoxSeries> boxes, Axis x, Axis y) {
        return ChartSpec.of(ChartKind.BOX, title, new BoxData(boxes))
                .withAxes(x, y)
                .withSize(size);
    }

    private boolean rises(String x) {
        Places places = Places.of(frame.column(x));
        double before = Double.NEGATIVE_INFINITY;
        int rowCount = frame.rowCount();
        for (int row = 0; row < rowCount; row++) {
            double place = places.get(row);
            if (place < before) {
                return false;
            }
            before = Double.isNaN(place) ? before : place;
        }
        return true;
    }

    private ChartSpec points(ChartKind kind, Frame rows, String x, List<String> ys, UnaryOperator<Points> reduction) {
        Places left = Places.of(rows.column(x));
        int rowCount = rows.rowCount();
        List<XySeries> series = new ArrayList<>();
        for (String y : ys) {
            Places up = Places.of(rows.column(y));
            Points points = new Points();
            for (int row = 0; row < rowCount; row++) {
                double across = left.get(row);
                double high = up.get(row);
                if (!Double.isNaN(across) && !Double.isNaN(high)) {
                    points.add(across, high);
                }
            }
            series.add(reduction.apply(points).series(y));
        }
        AxisScale upScale = ys.isEmpty() ? AxisScale.LINEAR : Places.scale(rows.column(ys.get(0)));
        return ChartSpec.of(kind, String.join(", ", ys) + " over " + x, new XyData(series))
                .withAxes(new Axis(x, Places.scale(rows.column(x))), new Axis(label(ys), upScale))
                .withSize(size);
    }

    private ChartSpec categories(ChartKind kind, String category, List<String> values) {
        Column labels = frame.column(category);
        List<String> names = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < frame.rowCount(); row++) {
            if (!labels.isNull(row)) {
                requireRoom(names.size(), category);
                names.add(labels.text(row));
                rows.add(row);
            }
        }
        List<CategorySeries> series = new ArrayList<>();
        for (String value : values) {
            Places places = Places.of(frame.column(value));
            series.add(new CategorySeries(
                    value, Numbers.of(rows.stream().mapToDouble(places::get).toArray())));
        }
        return ChartSpec.of(kind, String.join(", ", values) + " by " + category, new CategoryData(names, series))
                .withAxes(Axis.category(category), Axis.linear(label(values)))
                .withSize(size);
    }

    // several series are named by the legend
    private static String label(List<String> values) {
        return values.size() == 1 ? values.get(0) : "";
    }

    private double[] finite(String column) {
        Places places = Places.of(frame.column(column));
        double[] numbers = new double[frame.rowCount()];
        int count = 0;
        for (int row = 0; row < numbers.length; row++) {
            double place = places.get(row);
            if (!Double.isNaN(place)) {
                numbers[count++] = place;
            }
        }
        return Arrays.copyOf(numbers, count);
    }
}
