package dev.headroom.viz.axis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Marks at multiples of 1, 2 or 5 times a power of ten. Source: Heckbert, "Nice numbers for graph labels", Graphics Gems,
 * 1990; multiples are taken in decimal, so that 0.3 is 0.3.
 */
final class LinearTicks {

    private static final int[] NICE = {1, 2, 5, 10};
    private static final int MOST_MULTIPLES = 1_000;

    private LinearTicks() {}

    static List<Tick> within(AxisRange range, int most) {
        BigDecimal step = step(range.length() / Math.max(1, most));
        List<BigDecimal> numbers = multiples(range, step);
        while (numbers.size() > Math.max(1, most)) {
            step = step(step.doubleValue() * 1.5);
            numbers = multiples(range, step);
        }
        if (numbers.isEmpty()) {
            return List.of();
        }
        BigDecimal largest = Collections.max(
                List.of(numbers.get(0).abs(), numbers.get(numbers.size() - 1).abs()));
        NumberText text = new NumberText(largest, step);
        return numbers.stream()
                .map(number -> new Tick(number.doubleValue(), text.of(number)))
                .toList();
    }

    /** Returns the least nice number that is {@code rough} or more. */
    private static BigDecimal step(double rough) {
        int exponent = (int) Math.floor(Math.log10(rough));
        for (int nice : NICE) {
            BigDecimal step = BigDecimal.valueOf(nice).scaleByPowerOfTen(exponent);
            if (step.doubleValue() >= rough * (1 - 1e-9)) {
                return step;
            }
        }
        return BigDecimal.ONE.scaleByPowerOfTen(exponent + 1);
    }

    private static List<BigDecimal> multiples(AxisRange range, BigDecimal step) {
        double slack = range.length() * 1e-9;
        double by = step.doubleValue();
        long first = (long) Math.ceil((range.lower() - slack) / by);
        long last = (long) Math.floor((range.upper() + slack) / by);
        List<BigDecimal> numbers = new ArrayList<>();
        for (long k = first; k <= last && numbers.size() < MOST_MULTIPLES; k++) {
            numbers.add(step.multiply(BigDecimal.valueOf(k)));
        }
        return numbers;
    }
}
