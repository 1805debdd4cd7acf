package dev.headroom.data.statistics;

import dev.headroom.data.column.ColumnType;
import java.math.BigDecimal;
import java.util.Locale;

/** Numbers for people: grouped, with as many digits as say something. */
final class Digits {

    private static final double LEAST_PLAIN = 1e-6;
    private static final double MOST_PLAIN = 1e15;

    private final int significant;

    Digits(int significant) {
        this.significant = significant;
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.isNaN(value) ? "-" : value > 0 ? "inf" : "-inf";
        }
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-3 || size >= Math.pow(10, significant + 3.0))) {
            return String.format(Locale.ROOT, "%." + (significant - 2) + "e", value);
        }
        int before = size < 1 ? 1 : (int) Math.floor(Math.log10(size)) + 1;
        int after = Math.max(0, significant - before);
        String text = String.format(Locale.ROOT, "%,." + after + "f", value);
        return after == 0 ? text : text.replaceFirst("\\.?0+$", "");
    }

    String value(ColumnType type, Object value) {
        if (type == ColumnType.INTEGER) {
            return count((Long) value);
        }
        if (type == ColumnType.DECIMAL) {
            double number = (Double) value;
            return Double.isNaN(number) ? "NaN" : exact(number);
        }
        return value.toString();
    }

    /** A value that occurs is told from its neighbours, so it has all its digits. */
    private String exact(double value) {
        double size = Math.abs(value);
        if (size != 0 && !(size >= LEAST_PLAIN && size < MOST_PLAIN)) {
            return Double.isInfinite(value) ? number(value) : Double.toString(value);
        }
        int after = Math.max(0, BigDecimal.valueOf(value).stripTrailingZeros().scale());
        return String.format(Locale.ROOT, "%,." + after + "f", value);
    }
}
