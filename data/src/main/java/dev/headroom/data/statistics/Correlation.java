package dev.headroom.data.statistics;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.FrameSource;
import dev.headroom.data.frame.NumberCells;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.data.plan.ColumnPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which numbers move together: Pearson's correlation of each pair of INTEGER and DECIMAL columns, over the rows that
 * have a finite value in both.
 *
 * <pre>{@code
 * double howMuch = Correlation.of(frame).between("distance", "air_time");
 * }</pre>
 *
 * <p>One pass; co-moments are updated as in Bennett et al., Numerically stable, single-pass, parallel statistics
 * algorithms, IEEE Cluster 2009, section III. Memory: 64 bytes per pair; more than
 * {@value #MOST_COLUMNS} columns of numbers are an {@link IllegalArgumentException}. Thread-safe.
 */
public final class Correlation {

    /** The most columns: their pairs take 130 MB. */
    public static final int MOST_COLUMNS = 2_000;

    private final List<String> names;
    private final CoMoments[] pairs;

    private Correlation(List<String> names, CoMoments[] pairs) {
        this.names = List.copyOf(names);
        this.pairs = pairs;
    }

    /** Correlates the number columns of a frame. */
    public static Correlation of(Frame frame) {
        List<String> names = frame.columns().stream()
                .filter(column -> isNumber(column.type()))
                .map(Column::name)
                .toList();
        CoMoments[] pairs = pairs(names.size());
        accept(frame, names, pairs);
        return new Correlation(names, pairs);
    }

    /**
     * Correlates the number columns of a source, reading it once in chunks.
     *
     * @param settings which columns, budget, progress and cancelling
     */
    public static Correlation of(FrameSource source, ReadSettings settings) {
        List<String> names = source.plan().columns().stream()
                .filter(column -> isNumber(column.type()))
                .map(ColumnPlan::name)
                .filter(name ->
                        settings.columns().isEmpty() || settings.columns().contains(name))
                .toList();
        CoMoments[] pairs = pairs(names.size());
        if (!names.isEmpty()) {
            source.forEachChunk(settings.withColumns(names), chunk -> accept(chunk, names, pairs));
        }
        return new Correlation(names, pairs);
    }

    /** Returns the names of the columns, in the table's order. */
    public List<String> names() {
        return names;
    }

    /** Returns the correlation of two columns, -1 to 1; NaN for fewer than two rows or a column that never changes. */
    public double between(String one, String other) {
        return pair(one, other).correlation();
    }

    /** Returns how many rows have a finite value in both columns. */
    public long rows(String one, String other) {
        return pair(one, other).count;
    }

    private CoMoments pair(String one, String other) {
        int a = place(one);
        int b = place(other);
        return pairs[place(Math.max(a, b), Math.min(a, b))];
    }

    private int place(String name) {
        int place = names.indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException("column must be one of the numbers " + names + ", was " + name);
        }
        return place;
    }

    /** Returns the matrix as an aligned table. */
    @Override
    public String toString() {
        List<String> header = new ArrayList<>(List.of(""));
        header.addAll(names);
        AlignedText table = new AlignedText(Integer.MAX_VALUE, "<" + ">".repeat(names.size()), header);
        for (String row : names) {
            List<String> cells = new ArrayList<>(List.of(row));
            names.forEach(column -> cells.add(cell(between(row, column))));
            table.row(cells);
        }
        return table.toString();
    }

    private static String cell(double correlation) {
        if (Double.isNaN(correlation)) {
            return "-";
        }
        // no minus before a zero
        return String.format(Locale.ROOT, "%.2f", Math.abs(correlation) < 0.005 ? 0 : correlation);
    }

    private static boolean isNumber(ColumnType type) {
        return type == ColumnType.INTEGER || type == ColumnType.DECIMAL;
    }

    // the lower triangle with its diagonal, row by row
    private static int place(int high, int low) {
        return high * (high + 1) / 2 + low;
    }

    private static CoMoments[] pairs(int columns) {
        if (columns > MOST_COLUMNS) {
            throw new IllegalArgumentException(
                    "columns of numbers must be at most " + MOST_COLUMNS + ", was " + columns + "; select fewer");
        }
        CoMoments[] pairs = new CoMoments[place(columns, 0)];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = new CoMoments();
        }
        return pairs;
    }

    private static void accept(Frame frame, List<String> names, CoMoments[] pairs) {
        List<NumberCells> columns =
                names.stream().map(name -> NumberCells.of(frame.column(name))).toList();
        double[] values = new double[names.size()];
        int rowCount = frame.rowCount();
        for (int row = 0; row < rowCount; row++) {
            for (int i = 0; i < values.length; i++) {
                values[i] = columns.get(i).get(row);
            }
            int pair = 0;
            for (int i = 0; i < values.length; i++) {
                for (int j = 0; j <= i; j++) {
                    pairs[pair++].add(values[i], values[j]);
                }
            }
        }
    }

    private static final class CoMoments {

        private long count;
        private double meanX;
        private double meanY;
        private double squaresX;
        private double squaresY;
        private double products;

        void add(double x, double y) {
            if (!Double.isFinite(x) || !Double.isFinite(y)) {
                return;
            }
            count++;
            double beforeX = x - meanX;
            double beforeY = y - meanY;
            meanX += beforeX / count;
            meanY += beforeY / count;
            squaresX += beforeX * (x - meanX);
            squaresY += beforeY * (y - meanY);
            products += beforeX * (y - meanY);
        }

        double correlation() {
            double size = Math.sqrt(squaresX) * Math.sqrt(squaresY);
            return size == 0 ? Double.NaN : Math.max(-1, Math.min(1, products / size));
        }
    }
}
