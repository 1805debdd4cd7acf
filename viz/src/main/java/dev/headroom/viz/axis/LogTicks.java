package dev.headroom.viz.axis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Marks at powers of ten, with small ones at their multiples where decades are few. Positions are logarithms. */
final class LogTicks {

    private static final int MOST_PLAIN_EXPONENT = 5;
    private static final int LEAST_PLAIN_EXPONENT = -3;
    private static final int MOST_DECADES_WITH_SMALL_MARKS = 8;
    private static final int MOST_SMALL_DECADES = 40;
    private static final int[] STEPS = {1, 2, 3, 5, 10, 20, 30, 50, 100, 200};
    private static final double SLACK = 1e-9;

    private LogTicks() {}

    static List<Tick> within(AxisRange range, int most) {
        int first = (int) Math.ceil(range.lower() - SLACK);
        int last = (int) Math.floor(range.upper() + SLACK);
        int decades = last - first + 1;
        if (decades < 2) {
            return withinOneDecade(range, most);
        }
        int step = step((double) decades / Math.max(1, most));
        boolean plain = first >= LEAST_PLAIN_EXPONENT && last <= MOST_PLAIN_EXPONENT;
        List<Tick> ticks = new ArrayList<>();
        for (int exponent = first - 1; exponent <= last; exponent++) {
            if (exponent >= first) {
                boolean labelled = Math.floorMod(exponent, step) == 0;
                if (labelled || decades <= MOST_SMALL_DECADES) {
                    ticks.add(labelled ? new Tick(exponent, label(exponent, plain)) : Tick.small(exponent));
                }
            }
            if (decades <= MOST_DECADES_WITH_SMALL_MARKS) {
                addMultiples(exponent, range, ticks);
            }
        }
        return ticks;
    }

    private static int step(double least) {
        return IntStream.of(STEPS).filter(step -> step >= least).findFirst().orElse(1_000);
    }

    private static void addMultiples(int exponent, AxisRange range, List<Tick> ticks) {
        for (int multiple = 2; multiple <= 9; multiple++) {
            double position = exponent + Math.log10(multiple);
            if (position >= range.lower() && position <= range.upper()) {
                ticks.add(Tick.small(position));
            }
        }
    }

    private static List<Tick> withinOneDecade(AxisRange range, int most) {
        AxisRange values = AxisRange.between(Math.pow(10, range.lower()), Math.pow(10, range.upper()));
        return LinearTicks.within(values, most).stream()
                .filter(tick -> tick.position() > 0)
                .map(tick -> new Tick(Math.log10(tick.position()), tick.label()))
                .toList();
    }

    private static String label(int exponent, boolean plain) {
        if (!plain) {
            return NumberText.powerOfTen(exponent);
        }
        BigDecimal number = BigDecimal.ONE.scaleByPowerOfTen(exponent);
        return new NumberText(number, number).of(number);
    }
}
