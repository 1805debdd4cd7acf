package dev.headroom.data.frame;

import dev.headroom.data.column.ColumnType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A caller's value as a column can compare it, exactly: the nearest stored value at or beside it, and on which side of
 * that the caller's value lies. So 30.5 against whole numbers, 2^53 + 1 against float64 and nanoseconds against
 * microseconds compare as they are written, without rounding.
 *
 * @param asLong nearest value of a long column
 * @param asDouble nearest value of a double column
 * @param text the value of a text column
 * @param side 0 where exact, 1 where the caller's value lies above, -1 where it lies below
 */
record Bound(long asLong, double asDouble, String text, int side) {

    private static final long MICROS = 1_000_000;

    /**
     * Reads a caller's value.
     *
     * @throws IllegalArgumentException if the type does not fit the column
     */
    static Bound of(String column, ColumnType type, Object value) {
        return switch (type) {
            case INTEGER -> ofWhole(column, type, value);
            case DECIMAL -> ofDecimal(column, type, value);
            case TEXT -> {
                if (value instanceof String text) {
                    yield new Bound(0, 0, text, 0);
                }
                throw mismatch(column, type, value);
            }
            case BOOLEAN -> {
                if (value instanceof Boolean truth) {
                    yield exact(truth ? 1 : 0);
                }
                throw mismatch(column, type, value);
            }
            case DATE -> {
                if (value instanceof LocalDate date) {
                    yield exact(date.toEpochDay());
                }
                throw mismatch(column, type, value);
            }
            case TIMESTAMP -> {
                if (value instanceof LocalDate date) {
                    yield ofInstant(date.atStartOfDay().toInstant(ZoneOffset.UTC));
                }
                if (value instanceof LocalDateTime time) {
                    yield ofInstant(time.toInstant(ZoneOffset.UTC));
                }
                throw mismatch(column, type, value);
            }
            case INSTANT -> {
                if (value instanceof Instant instant) {
                    yield ofInstant(instant);
                }
                throw mismatch(column, type, value);
            }
        };
    }

    /** Compares a stored value with the caller's. */
    int compare(long stored) {
        return stored == asLong ? -side : Long.compare(stored, asLong);
    }

    /** Compares a stored value with the caller's. */
    int compare(double stored) {
        int order = ValueOrder.compare(stored, asDouble);
        return order == 0 ? -side : order;
    }

    private static Bound exact(long value) {
        return new Bound(value, 0, "", 0);
    }

    private static Bound ofWhole(String column, ColumnType type, Object value) {
        if (isWhole(value)) {
            return exact(((Number) value).longValue());
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            if (Double.isNaN(number) || number >= 0x1p63) {
                return new Bound(Long.MAX_VALUE, 0, "", 1);
            }
            if (number < -0x1p63) {
                return new Bound(Long.MIN_VALUE, 0, "", -1);
            }
            double floor = Math.floor(number);
            return new Bound((long) floor, 0, "", number > floor ? 1 : 0);
        }
        throw mismatch(column, type, value);
    }

    private static Bound ofDecimal(String column, ColumnType type, Object value) {
        if (isWhole(value)) {
            long whole = ((Number) value).longValue();
            double nearest = (double) whole;
            int side = nearest >= 0x1p63 ? -1 : Long.compare(whole, (long) nearest);
            return new Bound(0, nearest, "", side);
        }
        if (value instanceof Double || value instanceof Float) {
            return new Bound(0, ((Number) value).doubleValue(), "", 0);
        }
        throw mismatch(column, type, value);
    }

    private static Bound ofInstant(Instant instant) {
        int nanos = instant.getNano();
        long micros;
        try {
            // before 1970 towards it, because the second itself may be beyond a long where the instant is not
            long second = instant.getEpochSecond();
            micros = second < 0
                    ? Math.addExact(Math.multiplyExact(second + 1, MICROS), nanos / 1_000 - MICROS)
                    : Math.addExact(Math.multiplyExact(second, MICROS), nanos / 1_000);
        } catch (ArithmeticException tooFar) {
            return instant.getEpochSecond() < 0
                    ? new Bound(Long.MIN_VALUE, 0, "", -1)
                    : new Bound(Long.MAX_VALUE, 0, "", 1);
        }
        return new Bound(micros, 0, "", nanos % 1_000 > 0 ? 1 : 0);
    }

    private static boolean isWhole(Object value) {
        return value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte;
    }

    private static IllegalArgumentException mismatch(String column, ColumnType type, Object value) {
        String fitting = switch (type) {
            case INTEGER, DECIMAL -> "a long, an int or a double";
            case TEXT -> "a String";
            case BOOLEAN -> "a Boolean";
            case DATE -> "a LocalDate";
            case TIMESTAMP -> "a LocalDateTime or a LocalDate";
            case INSTANT -> "an Instant";
        };
        return new IllegalArgumentException("value for column " + column + " of type " + type + " must be " + fitting
                + ", was " + value.getClass().getSimpleName() + " " + value);
    }
}
