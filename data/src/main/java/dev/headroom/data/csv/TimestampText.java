package dev.headroom.data.csv;

/**
 * {@code yyyy-MM-dd HH:mm}, with a {@code T} or a space between, with or without {@code :ss} and a fraction of one to six
 * digits, in microseconds from 1970-01-01T00:00.
 */
final class TimestampText extends LongText {

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int MINUTES_END = 16;
    private static final int SECONDS_END = 19;
    private static final int[] MICROS = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

    /** What follows the time. */
    enum Zone {
        /** Nothing: the time of some unnamed place. */
        LOCAL,
        /** A {@code Z}: a point in time. */
        UTC
    }

    private final Zone zone;

    TimestampText(Zone zone) {
        this.zone = zone;
    }

    @Override
    boolean parse(char[] buffer, int offset, int length) {
        int end = length;
        if (zone == Zone.UTC && (end == 0 || buffer[offset + --end] != 'Z')) {
            return false;
        }
        if (end != MINUTES_END && end != SECONDS_END && (end < SECONDS_END + 2 || end > SECONDS_END + 7)) {
            return false;
        }
        char between = buffer[offset + DateText.LENGTH];
        if ((between != 'T' && between != ' ') || buffer[offset + 13] != ':') {
            return false;
        }
        int hour = digits(buffer, offset + 11, 2);
        int minute = digits(buffer, offset + 14, 2);
        int second = 0;
        int micros = 0;
        if (end > MINUTES_END) {
            second = buffer[offset + MINUTES_END] == ':' ? digits(buffer, offset + 17, 2) : -1;
        }
        if (end > SECONDS_END) {
            int count = end - SECONDS_END - 1;
            int fraction = buffer[offset + SECONDS_END] == '.' ? digits(buffer, offset + SECONDS_END + 1, count) : -1;
            micros = fraction * MICROS[count];
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || micros < 0) {
            return false;
        }
        long day = DateText.epochDay(buffer, offset);
        if (day == DateText.NO_DAY) {
            return false;
        }
        value = (day * 86_400 + hour * 3_600L + minute * 60L + second) * MICROS_PER_SECOND + micros;
        return true;
    }
}
