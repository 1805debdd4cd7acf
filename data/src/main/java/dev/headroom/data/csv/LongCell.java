package dev.headroom.data.csv;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.DoubleColumnBuilder;
import dev.headroom.data.column.LongColumnBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Whole numbers, truth values, dates and times. */
final class LongCell extends Cell {

    private final LongText text;
    private final ColumnType type;
    private final LongColumnBuilder builder;

    private boolean present;
    private long value;
    private long least = Long.MAX_VALUE;
    private long most = Long.MIN_VALUE;

    LongCell(Nulls nulls, ColumnType type, LongText text, LongColumnBuilder builder) {
        super(nulls);
        this.text = text;
        this.type = type;
        this.builder = builder;
    }

    @Override
    boolean set(char[] buffer, int offset, int count) {
        if (!text.parse(buffer, offset, count)) {
            return false;
        }
        present = true;
        value = text.value;
        builder.set(value);
        return true;
    }

    @Override
    void clear() {
        present = false;
        builder.setNull();
    }

    @Override
    void commit() {
        if (present) {
            if (least > most) {
                text.settle();
            }
            least = Math.min(least, value);
            most = Math.max(most, value);
            present = false;
        }
        builder.endRow();
    }

    /** Returns a builder that goes on with the rows so far as decimals, if each of them is exactly one. */
    Optional<DoubleColumnBuilder> widened() {
        return type == ColumnType.INTEGER ? builder.widened() : Optional.empty();
    }

    @Override
    void discard() {
        builder.discard();
    }

    @Override
    Column build() {
        return builder.build();
    }

    @Override
    ColumnType type() {
        return type;
    }

    @Override
    String range() {
        if (least > most) {
            return "";
        }
        return switch (type) {
            case INTEGER -> String.format(Locale.ROOT, "whole numbers %,d..%,d", least, most);
            case BOOLEAN -> least == most ? (least == 1 ? "only true" : "only false") : "true and false";
            case DATE -> "days " + LocalDate.ofEpochDay(least) + ".." + LocalDate.ofEpochDay(most);
            case TIMESTAMP -> "times " + local(least) + ".." + local(most);
            default -> "instants " + instant(least) + ".." + instant(most);
        };
    }

    /** Returns the least value so far; more than {@link #most} where there is none. */
    long least() {
        return least;
    }

    /** Returns the largest value so far. */
    long most() {
        return most;
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static LocalDateTime local(long micros) {
        return LocalDateTime.ofInstant(instant(micros), ZoneOffset.UTC);
    }
}
