package dev.headroom.viz.axis;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A distance between marks of time.
 *
 * @param unit milliseconds to years
 * @param count how many of the unit
 */
record TimeStep(ChronoUnit unit, int count) {

    private static final DateTimeFormatter YEAR = format("uuuu");
    private static final DateTimeFormatter MONTH = format("uuuu-MM");
    private static final DateTimeFormatter DATE = format("uuuu-MM-dd");
    private static final DateTimeFormatter DATE_AND_MINUTE = format("MM-dd HH:mm");
    private static final DateTimeFormatter DATE_AND_SECOND = format("MM-dd HH:mm:ss");
    private static final DateTimeFormatter MINUTE = format("HH:mm");
    private static final DateTimeFormatter SECOND = format("HH:mm:ss");
    private static final DateTimeFormatter MILLISECOND = format("HH:mm:ss.SSS");

    /** All steps, shortest first. */
    static final List<TimeStep> ALL = Stream.of(
                    of(ChronoUnit.MILLIS, 1, 2, 5, 10, 20, 50, 100, 200, 500),
                    of(ChronoUnit.SECONDS, 1, 2, 5, 10, 15, 30),
                    of(ChronoUnit.MINUTES, 1, 2, 5, 10, 15, 30),
                    of(ChronoUnit.HOURS, 1, 2, 3, 6, 12),
                    of(ChronoUnit.DAYS, 1, 2, 7, 14),
                    of(ChronoUnit.MONTHS, 1, 2, 3, 6),
                    of(ChronoUnit.YEARS, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000),
                    of(ChronoUnit.YEARS, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000))
            .flatMap(steps -> steps)
            .toList();

    double millis() {
        return (double) count * unit.getDuration().toMillis();
    }

    /** Returns the last time at or before {@code time} that is marked. */
    LocalDateTime floor(LocalDateTime time) {
        return switch (unit) {
            case YEARS -> LocalDateTime.of(Math.floorDiv(time.getYear(), count) * count, 1, 1, 0, 0);
            case MONTHS -> LocalDateTime.of(time.getYear(), (time.getMonthValue() - 1) / count * count + 1, 1, 0, 0);
            case DAYS -> {
                long day = time.toLocalDate().toEpochDay();
                yield time.truncatedTo(ChronoUnit.DAYS).minusDays(Math.floorMod(day, count));
            }
            default -> {
                LocalDateTime day = time.truncatedTo(ChronoUnit.DAYS);
                long passed = unit.between(day, time);
                yield day.plus(passed - passed % count, unit);
            }
        };
    }

    LocalDateTime next(LocalDateTime time) {
        return time.plus(count, unit);
    }

    String text(LocalDateTime time, boolean oneDay) {
        return format(oneDay).format(time);
    }

    private DateTimeFormatter format(boolean oneDay) {
        return switch (unit) {
            case YEARS -> YEAR;
            case MONTHS -> MONTH;
            case DAYS -> DATE;
            case HOURS, MINUTES -> oneDay ? MINUTE : DATE_AND_MINUTE;
            case SECONDS -> oneDay ? SECOND : DATE_AND_SECOND;
            default -> MILLISECOND;
        };
    }

    private static Stream<TimeStep> of(ChronoUnit unit, int... counts) {
        return IntStream.of(counts).mapToObj(count -> new TimeStep(unit, count));
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }
}
