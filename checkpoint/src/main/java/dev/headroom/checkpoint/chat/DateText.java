package dev.headroom.checkpoint.chat;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Locale;

/** Python's {@code strftime} in the C locale. */
final class DateText {

    private DateText() {}

    static String format(String pattern, Clock clock) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '%' || i + 1 == pattern.length()) {
                text.append(c);
                continue;
            }
            boolean unpadded = pattern.charAt(++i) == '-' && i + 1 < pattern.length();
            String field = field(pattern.charAt(unpadded ? ++i : i), now);
            text.append(unpadded && field.length() > 1 ? field.replaceFirst("^0+(?=.)", "") : field);
        }
        return text.toString();
    }

    private static String field(char directive, ZonedDateTime now) {
        return switch (directive) {
            case 'Y' -> Integer.toString(now.getYear());
            case 'y' -> two(now.getYear() % 100);
            case 'm' -> two(now.getMonthValue());
            case 'd' -> two(now.getDayOfMonth());
            case 'e' -> "%2d".formatted(now.getDayOfMonth());
            case 'j' -> "%03d".formatted(now.getDayOfYear());
            case 'B' -> name(now.getMonth());
            case 'b', 'h' -> name(now.getMonth()).substring(0, 3);
            case 'A' -> name(now.getDayOfWeek());
            case 'a' -> name(now.getDayOfWeek()).substring(0, 3);
            case 'H' -> two(now.getHour());
            case 'I' -> two((now.getHour() + 11) % 12 + 1);
            case 'M' -> two(now.getMinute());
            case 'S' -> two(now.getSecond());
            case 'p' -> now.getHour() < 12 ? "AM" : "PM";
            case 'F' -> now.toLocalDate().toString();
            case 'T' -> two(now.getHour()) + ":" + two(now.getMinute()) + ":" + two(now.getSecond());
            case '%' -> "%";
            default -> throw TemplateException.unsupported("the date field '%" + directive + "'");
        };
    }

    private static String two(int value) {
        return "%02d".formatted(value);
    }

    private static String name(Enum<?> value) {
        String name = value.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
