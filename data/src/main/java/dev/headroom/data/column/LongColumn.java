package dev.headroom.data.column;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column whose values are whole numbers inside: integers, truth values, dates and times. Each chunk is stored as
 * distances from its least value, in 1, 8, 16, 32 or 64 bits.
 *
 * <p>Thread-safe: immutable.
 */
public final class LongColumn extends Column {

    /** Microseconds in a second: the unit of times. */
    private static final long MICROS = 1_000_000;

    private final LongChunk[] chunks;

    LongColumn(String name, ColumnType type, int size, List<LongChunk> chunks) {
        super(name, type, size, chunks);
        this.chunks = chunks.toArray(LongChunk[]::new);
    }

    /** Returns the value as its {@link ColumnType} counts it; 0 where there is none. */
    public long get(int row) {
        Objects.checkIndex(row, size());
        LongChunk chunk = chunks[row >>> Chunk.SHIFT];
        int index = row & Chunk.MASK;
        return chunk.isNull(index) ? 0 : chunk.get(index);
    }

    @Override
    public String text(int row) {
        Object value = value(row);
        if (value == null) {
            return "";
        }
        // the seconds of a full minute are part of the text, which LocalDateTime leaves out
        return type() == ColumnType.TIMESTAMP ? withSeconds((LocalDateTime) value) : value.toString();
    }

    private static String withSeconds(LocalDateTime value) {
        String instant = value.toInstant(ZoneOffset.UTC).toString();
        return instant.substring(0, instant.length() - 1);
    }

    @Override
    public @Nullable Object value(int row) {
        long value = get(row);
        if (isNull(row)) {
            return null;
        }
        return switch (type()) {
            case BOOLEAN -> value != 0;
            case DATE -> LocalDate.ofEpochDay(value);
            case TIMESTAMP ->
                LocalDateTime.ofEpochSecond(
                        Math.floorDiv(value, MICROS), (int) Math.floorMod(value, MICROS) * 1000, ZoneOffset.UTC);
            case INSTANT -> Instant.ofEpochSecond(Math.floorDiv(value, MICROS), Math.floorMod(value, MICROS) * 1000);
            default -> value;
        };
    }

    @Override
    public LongColumn renamed(String newName) {
        return new LongColumn(newName, type(), size(), chunks());
    }

    @Override
    List<LongChunk> chunks() {
        return List.of(chunks);
    }

    @Override
    Chunk chunk(int row) {
        return chunks[Objects.checkIndex(row, size()) >>> Chunk.SHIFT];
    }
}
