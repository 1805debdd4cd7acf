package dev.headroom.data.frame;

import dev.headroom.data.column.ColumnType;
import java.util.Locale;
import java.util.Objects;

/**
 * A figure about each group of rows.
 *
 * <pre>{@code
 * Frame perAirport = flights.groupBy("origin")
 *         .aggregate(Aggregate.count(), Aggregate.mean("delay").as("mean delay"), Aggregate.quantile("delay", 0.95));
 * }</pre>
 *
 * <p>Nulls are left out, as in SQL; a figure about no value at all is null, a count is 0. INTEGER sums are exact in 128
 * bits; a result beyond 64 bits is an {@link ArithmeticException} that names the column, never a wrong number. DECIMAL
 * sums are compensated (Neumaier 1974), so that the order of rows hardly shows; one that is beyond float64
 * on the way is infinite, and so is its mean. Standard deviations are those of a sample
 * (divisor n - 1, null for fewer than two values), by Welford's method (1962). Medians and quantiles are exact, between
 * neighbours by linear interpolation (Hyndman and Fan 1996, type 7), at 12 bytes per value while they are collected.
 *
 * <p>Thread-safe.
 */
public final class Aggregate {

    private final Kind kind;
    private final String column;
    private final double fraction;
    private final String name;

    /** What is figured out. */
    enum Kind {
        COUNT_ROWS,
        COUNT,
        SUM,
        MEAN,
        MIN,
        MAX,
        STANDARD_DEVIATION,
        DISTINCT,
        QUANTILE;

        boolean needsNumbers() {
            return this == SUM || this == MEAN || this == STANDARD_DEVIATION || this == QUANTILE;
        }
    }

    private Aggregate(Kind kind, String column, double fraction, String name) {
        this.kind = kind;
        this.column = Objects.requireNonNull(column, "column");
        this.fraction = fraction;
        this.name = Objects.requireNonNull(name, "name");
    }

    private static Aggregate of(Kind kind, String column, String function) {
        return new Aggregate(kind, column, 0, function + "(" + column + ")");
    }

    /** Returns the number of rows, as {@code count}. */
    public static Aggregate count() {
        return new Aggregate(Kind.COUNT_ROWS, "", 0, "count");
    }

    /** Returns the number of values that are not null, as {@code count(column)}. */
    public static Aggregate count(String column) {
        return of(Kind.COUNT, column, "count");
    }

    /** Returns the sum of a column of numbers or truth values, as {@code sum(column)}. */
    public static Aggregate sum(String column) {
        return of(Kind.SUM, column, "sum");
    }

    /** Returns the mean of a column of numbers or truth values, as {@code mean(column)}. */
    public static Aggregate mean(String column) {
        return of(Kind.MEAN, column, "mean");
    }

    /** Returns the smallest value of any column, as {@code min(column)}. */
    public static Aggregate min(String column) {
        return of(Kind.MIN, column, "min");
    }

    /** Returns the largest value of any column, as {@code max(column)}. */
    public static Aggregate max(String column) {
        return of(Kind.MAX, column, "max");
    }

    /** Returns the standard deviation of a column of numbers, as {@code std(column)}. */
    public static Aggregate standardDeviation(String column) {
        return of(Kind.STANDARD_DEVIATION, column, "std");
    }

    /** Returns the number of different values of any column, as {@code distinct(column)}. */
    public static Aggregate distinct(String column) {
        return of(Kind.DISTINCT, column, "distinct");
    }

    /** Returns the median of a column of numbers, as {@code median(column)}. */
    public static Aggregate median(String column) {
        return new Aggregate(Kind.QUANTILE, column, 0.5, "median(" + column + ")");
    }

    /**
     * Returns a quantile of a column of numbers, as for example {@code q0.95(column)}.
     *
     * @param fraction 0 for the smallest value to 1 for the largest
     */
    public static Aggregate quantile(String column, double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("fraction must be 0 to 1, was " + fraction);
        }
        String text = String.format(Locale.ROOT, "%s", fraction);
        return new Aggregate(Kind.QUANTILE, column, fraction, "q" + text + "(" + column + ")");
    }

    /** Returns the same figure under another name. */
    public Aggregate as(String newName) {
        return new Aggregate(kind, column, fraction, newName);
    }

    /** Returns the name of its column in the result. */
    public String name() {
        return name;
    }

    boolean hasColumn() {
        return kind != Kind.COUNT_ROWS;
    }

    String column() {
        return column;
    }

    double fraction() {
        return fraction;
    }

    Kind kind() {
        return kind;
    }

    void requireFits(ColumnType type) {
        boolean number = type == ColumnType.INTEGER || type == ColumnType.DECIMAL || type == ColumnType.BOOLEAN;
        if (kind.needsNumbers() && !number) {
            throw new IllegalArgumentException(
                    "type of column " + column + " must be INTEGER, DECIMAL or BOOLEAN for " + name + ", was " + type);
        }
    }

    /** Returns its name. */
    @Override
    public String toString() {
        return name;
    }
}
