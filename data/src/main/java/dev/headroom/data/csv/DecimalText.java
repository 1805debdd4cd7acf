package dev.headroom.data.csv;

import java.math.BigDecimal;

/**
 * Decimal numbers: an optional minus, digits without leading zeros, a decimal mark with digits after it, an exponent.
 * Trailing zeros may go, because the number stays. A number with more digits than float64 gives back, or too large for it, does
 * not fit unless rounding is allowed; {@link #rounded} tells. Also {@code NaN}, {@code nan}, {@code Infinity},
 * {@code Inf}, {@code inf} and these with a minus.
 *
 * <p>Up to 15 digits always come back from float64 (IEEE 754, DBL_DIG), which is the fast path; more are compared. One
 * thread at a time.
 */
final class DecimalText {

    private static final long FIFTEEN_DIGITS = 1_000_000_000_000_000L;
    private static final int EIGHTEEN = 18;
    // 17 would do, but Double.toString of Java 17 sometimes writes 18; more are not worth comparing
    private static final int MOST_DIGITS_BACK = 18;
    private static final double SMALLEST_SURE = 1e-290;

    /** Whether a number that float64 cannot give back is taken as the nearest one. */
    enum Rounding {
        REFUSED,
        ALLOWED
    }

    private final char mark;
    private final Rounding rounding;

    /** Whether the number is {@code mantissa / 10^scale}; otherwise it is {@link #value}. */
    boolean scaled;

    long mantissa;
    int scale;
    double value;

    /** Whether the number read last is not exactly what the text says. */
    boolean rounded;

    DecimalText(char mark, Rounding rounding) {
        this.mark = mark;
        this.rounding = rounding;
    }

    /** Returns whether the text is a number that fits. */
    boolean parse(char[] buffer, int offset, int length) {
        rounded = false;
        int end = offset + length;
        int i = offset;
        boolean negative = length > 0 && buffer[i] == '-';
        if (negative) {
            i++;
        }
        int start = i;
        long number = 0;
        int digit = 0;
        while (i < end && (digit = buffer[i] - '0') >= 0 && digit <= 9) {
            number = number * 10 + digit;
            i++;
        }
        int whole = i - start;
        if (whole > 1 && buffer[start] == '0') {
            return false;
        }
        int fraction = 0;
        if (i < end && buffer[i] == mark) {
            int first = ++i;
            while (i < end && (digit = buffer[i] - '0') >= 0 && digit <= 9) {
                number = number * 10 + digit;
                i++;
            }
            fraction = i - first;
            if (fraction == 0) {
                return false;
            }
        }
        if (whole + fraction == 0) {
            return parseWord(buffer, start, end, negative);
        }
        // eighteen digits cannot have overflowed
        if (i == end && whole + fraction <= EIGHTEEN && number < FIFTEEN_DIGITS && (number != 0 || !negative)) {
            scaled = true;
            mantissa = negative ? -number : number;
            scale = fraction;
            return true;
        }
        return (i == end || isExponent(buffer, i, end)) && parseLong(buffer, offset, length);
    }

    private static boolean isExponent(char[] buffer, int offset, int end) {
        if (buffer[offset] != 'e' && buffer[offset] != 'E') {
            return false;
        }
        int i = offset + 1;
        if (i < end && (buffer[i] == '-' || buffer[i] == '+')) {
            i++;
        }
        int first = i;
        while (i < end && buffer[i] >= '0' && buffer[i] <= '9') {
            i++;
        }
        return i == end && i > first;
    }

    private boolean parseWord(char[] buffer, int start, int end, boolean negative) {
        int length = end - start;
        if (length != 3 && length != 8) {
            return false;
        }
        scaled = false;
        switch (new String(buffer, start, length)) {
            case "NaN", "nan" -> value = Double.NaN;
            case "Infinity", "Inf", "inf" -> value = negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            default -> {
                return false;
            }
        }
        return !negative || !Double.isNaN(value);
    }

    private boolean parseLong(char[] buffer, int offset, int length) {
        String text = new String(buffer, offset, length);
        String number = mark == '.' ? text : text.replace(mark, '.');
        scaled = false;
        value = Double.parseDouble(number);
        if (Double.isInfinite(value)) {
            return false;
        }
        rounded = !comesBack(number, significantDigits(buffer, offset, length));
        return !rounded || rounding == Rounding.ALLOWED;
    }

    private boolean comesBack(String number, int digits) {
        if (digits == 0) {
            return true;
        }
        if (value == 0 || digits > MOST_DIGITS_BACK) {
            return false;
        }
        if (digits <= 15 && Math.abs(value) >= SMALLEST_SURE) {
            return true;
        }
        String back = Double.toString(value);
        return back.equals(number) || new BigDecimal(back).compareTo(new BigDecimal(number)) == 0;
    }

    /** Digits from the first to the last that is not 0, before the exponent. */
    private static int significantDigits(char[] buffer, int offset, int length) {
        int seen = 0;
        int last = 0;
        for (int i = offset; i < offset + length && buffer[i] != 'e' && buffer[i] != 'E'; i++) {
            int digit = buffer[i] - '0';
            if (digit < 0 || digit > 9 || (seen == 0 && digit == 0)) {
                continue;
            }
            seen++;
            if (digit != 0) {
                last = seen;
            }
        }
        return last;
    }
}
