package dev.headroom.viz.axis;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Marks at round times, written the ISO way, in UTC. Positions are milliseconds since 1970. */
final class TimeTicks {

    // years of five digits and more; beyond it times are written as numbers
    private static final double FARTHEST_MILLIS = 8e15;

    private TimeTicks() {}

    static List<Tick> within(AxisRange range, int most) {
        if (Math.max(Math.abs(range.lower()), Math.abs(range.upper())) > FARTHEST_MILLIS || range.length() < 1) {
            return LinearTicks.within(range, most);
        }
        List<Tick> ticks = List.of();
        for (TimeStep step : TimeStep.ALL) {
            if (range.length() / step.millis() <= most) {
                ticks = at(step, range);
                if (ticks.size() <= most) {
                    return ticks;
                }
            }
        }
        return ticks;
    }

    private static List<Tick> at(TimeStep step, AxisRange range) {
        List<LocalDateTime> times = new ArrayList<>();
        LocalDateTime time = step.floor(time(range.lower()));
        LocalDateTime end = time(range.upper());
        while (!time.isAfter(end)) {
            if (millis(time) >= range.lower()) {
                times.add(time);
            }
            time = step.next(time);
        }
        boolean oneDay = times.isEmpty()
                || times.get(0).toLocalDate().equals(times.get(times.size() - 1).toLocalDate());
        return times.stream()
                .map(each -> new Tick(millis(each), step.text(each, oneDay)))
                .toList();
    }

    private static LocalDateTime time(double millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli((long) Math.floor(millis)), ZoneOffset.UTC);
    }

    private static double millis(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
