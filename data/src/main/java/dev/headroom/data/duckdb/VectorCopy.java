package dev.headroom.data.duckdb;

import dev.headroom.data.column.ColumnBuilder;
import dev.headroom.data.column.DoubleColumnBuilder;
import dev.headroom.data.column.LongColumnBuilder;
import dev.headroom.data.column.TextColumnBuilder;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.duckdb.DuckDBReadableVector;

/** Copies vectors of one result column into a builder, a tight loop per form. One thread at a time. */
final class VectorCopy {

    private static final int MICROS_TEXT = "2013-01-01T06:00:00".length();
    private static final int DATE_TEXT = "2013-01-01".length();
    private static final long EXACT = 1L << 53;
    private static final int MOST_SCALE = 18;

    private final Transfer transfer;
    private final int column;
    private final double power;
    private final TextBytes bytes = new TextBytes();
    private long infinities;
    private long nulls;

    /** @param column the position that a misfit is reported with */
    VectorCopy(Transfer transfer, int column) {
        this.transfer = transfer;
        this.column = column;
        this.power = Math.pow(10, transfer.scale());
    }

    /** Copies the rows from {@code from} up to {@code to}. */
    void copy(DuckDBReadableVector vector, int from, int to, ColumnBuilder builder) {
        switch (transfer.form()) {
            case LONG, UNSIGNED, FINITE, NANOSECONDS -> longs(vector, from, to, (LongColumnBuilder) builder);
            case HUGE -> huge(vector, from, to, (LongColumnBuilder) builder);
            case TRUTH -> truths(vector, from, to, (LongColumnBuilder) builder);
            case FLOATING -> floating(vector, from, to, (DoubleColumnBuilder) builder);
            case SCALED -> scaled(vector, from, to, (DoubleColumnBuilder) builder);
            case DECIMAL -> decimals(vector, from, to, (DoubleColumnBuilder) builder);
            case TEXT -> texts(vector, from, to, (TextColumnBuilder) builder);
        }
    }

    /** Returns how many infinite dates and times became nulls. */
    long infinities() {
        return infinities;
    }

    long nulls() {
        return nulls;
    }

    /** Returns what the cells copied so far would cost as one String each. */
    long textBytes() {
        return bytes.sum();
    }

    private boolean isNull(DuckDBReadableVector vector, int row) {
        if (vector.isNull(row)) {
            nulls++;
            bytes.addNull();
            return true;
        }
        return false;
    }

    private void longs(DuckDBReadableVector vector, int from, int to, LongColumnBuilder builder) {
        for (int row = from; row < to; row++) {
            if (!isNull(vector, row)) {
                set(vector.getLong(row), builder);
            }
            builder.endRow();
        }
    }

    private void set(long value, LongColumnBuilder builder) {
        switch (transfer.form()) {
            case UNSIGNED -> {
                if (value < 0) {
                    throw new MisfitException(column);
                }
            }
            case FINITE, NANOSECONDS -> {
                if (value == Long.MIN_VALUE) {
                    infinities++;
                    nulls++;
                    bytes.addNull();
                    return;
                }
            }
            default -> {}
        }
        long stored = value;
        if (transfer.form() == Form.NANOSECONDS) {
            if (value % 1000 != 0) {
                throw new MisfitException(column);
            }
            stored = value / 1000;
        }
        builder.set(stored);
        switch (transfer.type()) {
            case DATE -> bytes.addLatin1(DATE_TEXT);
            case TIMESTAMP -> bytes.addLatin1(MICROS_TEXT);
            case INSTANT -> bytes.addLatin1(MICROS_TEXT + 1);
            default -> bytes.addInteger(stored);
        }
    }

    private void huge(DuckDBReadableVector vector, int from, int to, LongColumnBuilder builder) {
        for (int row = from; row < to; row++) {
            if (!isNull(vector, row)) {
                BigInteger value = vector.getHugeInt(row);
                if (value.bitLength() > 63) {
                    throw new MisfitException(column);
                }
                builder.set(value.longValue());
                bytes.addInteger(value.longValue());
            }
            builder.endRow();
        }
    }

    private void truths(DuckDBReadableVector vector, int from, int to, LongColumnBuilder builder) {
        for (int row = from; row < to; row++) {
            if (!isNull(vector, row)) {
                boolean value = vector.getBoolean(row);
                builder.set(value ? 1 : 0);
                bytes.addLatin1(value ? 4 : 5);
            }
            builder.endRow();
        }
    }

    private void floating(DuckDBReadableVector vector, int from, int to, DoubleColumnBuilder builder) {
        for (int row = from; row < to; row++) {
            if (!isNull(vector, row)) {
                double value = vector.getDouble(row);
                builder.set(value);
                bytes.addLatin1(length(value));
            }
            builder.endRow();
        }
    }

    private static int length(double value) {
        long whole = (long) value;
        return whole == value && Math.abs(value) < 1e7
                ? TextBytes.digits(whole) + 2
                : Double.toString(value).length();
    }

    private void scaled(DuckDBReadableVector vector, int from, int to, DoubleColumnBuilder builder) {
        for (int row = from; row < to; row++) {
            if (!isNull(vector, row)) {
                long mantissa = Math.round(vector.getDouble(row) * power);
                builder.setScaled(mantissa, transfer.scale());
                bytes.addScaled(mantissa, transfer.scale());
            }
            builder.endRow();
        }
    }

    private void decimals(DuckDBReadableVector vector, int from, int to, DoubleColumnBuilder builder) {
        for (int row = from; row < to; row++) {
            if (!isNull(vector, row)) {
                BigDecimal value = vector.getBigDecimal(row);
                if (!isExact(value)) {
                    value = value.stripTrailingZeros();
                    value = value.scale() < 0 ? value.setScale(0) : value;
                    if (!isExact(value)) {
                        throw new MisfitException(column);
                    }
                }
                long mantissa = value.unscaledValue().longValue();
                builder.setScaled(mantissa, value.scale());
                bytes.addScaled(mantissa, value.scale());
            }
            builder.endRow();
        }
    }

    private static boolean isExact(BigDecimal value) {
        return value.scale() <= MOST_SCALE
                && value.unscaledValue().bitLength() <= 54
                && Math.abs(value.unscaledValue().longValue()) <= EXACT;
    }

    private void texts(DuckDBReadableVector vector, int from, int to, TextColumnBuilder builder) {
        for (int row = from; row < to; row++) {
            if (!isNull(vector, row)) {
                String text = vector.getString(row);
                builder.set(text);
                bytes.addText(text);
            }
            builder.endRow();
        }
    }
}
