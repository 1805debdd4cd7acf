package dev.headroom.data.csv;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Where decimal numbers may lose digits: there float32 is used if each value stays within the tolerance, and texts with
 * more digits than float64 keeps are rounded and counted. Thread-safe.
 *
 * <pre>{@code
 * FloatTolerance.none().with("humidity", 1e-6)
 * }</pre>
 *
 * @param everywhere relative to each value, for columns that are not named, in {@code (0, 1)} if present
 * @param columns relative to each value, by column, in {@code (0, 1)}
 */
public record FloatTolerance(OptionalDouble everywhere, Map<String, Double> columns) {

    /** Copies the map; checks the range. */
    public FloatTolerance {
        columns = Map.copyOf(columns);
        everywhere.ifPresent(FloatTolerance::require);
        columns.values().forEach(FloatTolerance::require);
    }

    /** Returns no tolerance: every value stays as it is. */
    public static FloatTolerance none() {
        return new FloatTolerance(OptionalDouble.empty(), Map.of());
    }

    /** Returns a tolerance for every column. */
    public static FloatTolerance of(double relative) {
        return new FloatTolerance(OptionalDouble.of(relative), Map.of());
    }

    /** Returns this tolerance with another one for a column. */
    public FloatTolerance with(String column, double relative) {
        Map<String, Double> more = new LinkedHashMap<>(columns);
        more.put(column, relative);
        return new FloatTolerance(everywhere, more);
    }

    /** Returns the tolerance of a column, or nothing. */
    public OptionalDouble of(String column) {
        Double own = columns.get(column);
        return own == null ? everywhere : OptionalDouble.of(own);
    }

    private static void require(double relative) {
        if (!(relative > 0 && relative < 1)) {
            throw new IllegalArgumentException("relative tolerance must be above 0 and below 1, was " + relative);
        }
    }
}
