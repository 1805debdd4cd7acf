package dev.headroom.data.csv;

/**
 * Days as {@code yyyy-MM-dd}, years 0000 to 9999, counted from 1970-01-01. Only days that the calendar has.
 *
 * <p>Days from a date: H. Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
 */
final class DateText extends LongText {

    /** Characters of a date. */
    static final int LENGTH = 10;

    /** Returned by {@link #epochDay} where there is no date. */
    static final long NO_DAY = Long.MIN_VALUE;

    @Override
    boolean parse(char[] buffer, int offset, int length) {
        if (length != LENGTH) {
            return false;
        }
        value = epochDay(buffer, offset);
        return value != NO_DAY;
    }

    /** Returns the day written in the ten characters at {@code offset}, or {@link #NO_DAY}. */
    static long epochDay(char[] buffer, int offset) {
        if (buffer[offset + 4] != '-' || buffer[offset + 7] != '-') {
            return NO_DAY;
        }
        int year = digits(buffer, offset, 4);
        int month = digits(buffer, offset + 5, 2);
        int day = digits(buffer, offset + 8, 2);
        if (year < 0 || month < 1 || month > 12 || day < 1 || (day > 28 && day > lastDay(year, month))) {
            return NO_DAY;
        }
        return daysFromCivil(year, month, day);
    }

    private static int lastDay(int year, int month) {
        if (month == 2) {
            return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    private static long daysFromCivil(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year; // years begin in March, so that the leap day is the last
        int era = Math.floorDiv(y, 400);
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }
}
