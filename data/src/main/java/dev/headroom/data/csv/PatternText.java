package dev.headroom.data.csv;

import dev.headroom.data.column.ColumnType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Pattern;

/** Dates and times in a pattern of {@link DateTimeFormatter} that the user stated; finer than a microsecond is refused. */
final class PatternText extends LongText {

    private static final Pattern QUOTED = Pattern.compile("'[^']*'");

    private final DateTimeFormatter formatter;
    private final ColumnType type;

    PatternText(ColumnType type, String pattern) {
        this.type = type;
        this.formatter = formatter(pattern);
    }

    /** @throws IllegalArgumentException if the pattern is none */
    static DateTimeFormatter formatter(String pattern) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().appendPattern(pattern);
        if (QUOTED.matcher(pattern).replaceAll("").contains("y")) {
            // "yyyy" is a year of an era and needs one; "uuuu" has years before it too
            builder.parseDefaulting(ChronoField.ERA, 1);
        }
        // strict, so that 31 April is refused
        return builder.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    @Override
    boolean parse(char[] buffer, int offset, int length) {
        String text = new String(buffer, offset, length);
        try {
            value = switch (type) {
                case DATE -> LocalDate.parse(text, formatter).toEpochDay();
                case TIMESTAMP -> micros(LocalDateTime.parse(text, formatter).toInstant(ZoneOffset.UTC));
                case INSTANT -> micros(formatter.parse(text, Instant::from));
                default -> throw new IllegalStateException("no pattern for " + type);
            };
            return true;
        } catch (DateTimeException | ArithmeticException notOne) {
            return false;
        }
    }

    private static long micros(Instant instant) {
        if (instant.getNano() % 1_000 != 0) {
            throw new ArithmeticException("finer than a microsecond");
        }
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }
}
