package dev.headroom.viz.axis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * Numbers as they stand along one axis: grouped digits as long as they are short, else a power of ten, all to the same
 * number of decimals.
 */
final class NumberText {

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final String MINUS = "−";
    private static final int LONGEST_PLAIN_EXPONENT = 6;
    private static final int SHORTEST_PLAIN_EXPONENT = -5;
    // a power of ten says nothing beside so many digits
    private static final int MOST_DIGITS = 5;
    private static final int MOST_DIGITS_AT_ALL = 15;

    private final int exponent;
    private final boolean plain;
    private final int decimals;

    /**
     * Chooses the form.
     *
     * @param largest the largest number by its size
     * @param step between two numbers
     */
    NumberText(BigDecimal largest, BigDecimal step) {
        int stepExponent = exponentOf(step);
        exponent = largest.signum() == 0 ? stepExponent : exponentOf(largest);
        boolean nearEqual = exponent - stepExponent > MOST_DIGITS && exponent <= MOST_DIGITS_AT_ALL;
        plain = nearEqual || (exponent <= LONGEST_PLAIN_EXPONENT && stepExponent >= SHORTEST_PLAIN_EXPONENT);
        int places = step.stripTrailingZeros().scale();
        decimals = Math.max(0, plain ? places : places + exponent);
    }

    String of(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        return plain ? fixed(number) : fixed(number.scaleByPowerOfTen(-exponent)) + "×" + powerOfTen(exponent);
    }

    /** Returns a power of ten with its exponent raised. */
    static String powerOfTen(int exponent) {
        StringBuilder text = new StringBuilder("10");
        for (char digit : Integer.toString(exponent).toCharArray()) {
            text.append(digit == '-' ? '⁻' : SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }

    private String fixed(BigDecimal number) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        return format.format(number).replace("-", MINUS);
    }

    private static int exponentOf(BigDecimal number) {
        return number.precision() - number.scale() - 1;
    }
}
