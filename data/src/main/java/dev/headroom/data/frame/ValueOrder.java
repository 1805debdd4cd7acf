package dev.headroom.data.frame;

/**
 * The order of values, the same wherever values are compared: NaN equals itself and comes after every other number,
 * -0.0 equals 0.0, texts go by code point. DuckDB and PostgreSQL order in the same way.
 *
 * <p>Thread-safe.
 */
public final class ValueOrder {

    private ValueOrder() {}

    /** Compares two numbers as a comparator does. */
    public static int compare(double a, double b) {
        if (a < b) {
            return -1;
        }
        if (a > b) {
            return 1;
        }
        return a == b ? 0 : Boolean.compare(Double.isNaN(a), Double.isNaN(b));
    }

    /** Compares by code point, where {@link String#compareTo} sorts some of the BMP after the astral planes. */
    public static int compare(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                if (Character.isSurrogate(x) != Character.isSurrogate(y)) {
                    return Character.isSurrogate(x) ? 1 : -1;
                }
                return Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** Returns bits that are equal exactly where the numbers are. */
    static long bits(double value) {
        return value == 0 ? 0 : Double.doubleToLongBits(value);
    }
}
