package dev.headroom.data.statistics;

import dev.headroom.data.column.ColumnType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** What a long means in a column of some type. */
final class StoredValues {

    private StoredValues() {}

    static Object of(ColumnType type, long stored) {
        return switch (type) {
            case BOOLEAN -> stored != 0;
            case DATE -> LocalDate.ofEpochDay(stored);
            case TIMESTAMP -> LocalDateTime.ofInstant(instant(stored), ZoneOffset.UTC);
            case INSTANT -> instant(stored);
            default -> stored;
        };
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
