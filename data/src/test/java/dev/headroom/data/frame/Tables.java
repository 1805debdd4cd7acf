package dev.headroom.data.frame;

import dev.headroom.data.column.ChunkStore;
import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnBuilder;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.DoubleColumnBuilder;
import dev.headroom.data.column.LongColumnBuilder;
import dev.headroom.data.column.TextColumnBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Frames from plain rows and back, and seeded random ones. */
public final class Tables {

    private Tables() {}

    /** Returns a row; nulls allowed. */
    public static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    /** Returns a frame with these columns and rows. */
    public static Frame frame(Map<String, ColumnType> types, List<? extends List<@Nullable Object>> rows) {
        FrameBuilder builder = new FrameBuilder(ChunkStore.onHeap());
        List<ColumnBuilder> columns = new ArrayList<>();
        types.forEach((name, type) -> columns.add(builder.add(name, type)));
        for (List<@Nullable Object> row : rows) {
            for (int i = 0; i < columns.size(); i++) {
                set(columns.get(i), row.get(i));
            }
            builder.endRow();
        }
        return builder.build();
    }

    /** Returns a frame of one column. */
    public static Frame column(String name, ColumnType type, @Nullable Object... values) {
        return frame(
                Map.of(name, type),
                Arrays.stream(values).map(value -> row(value)).toList());
    }

    private static void set(ColumnBuilder builder, @Nullable Object value) {
        if (value instanceof Long whole) {
            ((LongColumnBuilder) builder).set(whole);
        } else if (value instanceof Double number) {
            ((DoubleColumnBuilder) builder).set(number);
        } else if (value instanceof String text) {
            ((TextColumnBuilder) builder).set(text);
        } else if (value instanceof Boolean truth) {
            ((LongColumnBuilder) builder).set(truth ? 1 : 0);
        } else if (value instanceof LocalDate date) {
            ((LongColumnBuilder) builder).set(date.toEpochDay());
        } else if (value instanceof LocalDateTime time) {
            ((LongColumnBuilder) builder).set(ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant(ZoneOffset.UTC)));
        } else if (value instanceof Instant instant) {
            ((LongColumnBuilder) builder).set(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
        } else if (value != null) {
            throw new IllegalArgumentException("no column holds " + value.getClass());
        }
    }

    /** Returns the rows of a frame. */
    public static List<List<@Nullable Object>> rows(Frame frame) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < frame.rowCount(); row++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Column column : frame.columns()) {
                values.add(column.value(row));
            }
            rows.add(values);
        }
        return rows;
    }

    /** Columns of {@link #random}: every type, few and many different values. */
    public static final Map<String, ColumnType> TYPES = types();

    private static Map<String, ColumnType> types() {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        types.put("few", ColumnType.TEXT);
        types.put("many", ColumnType.TEXT);
        types.put("small", ColumnType.INTEGER);
        types.put("whole", ColumnType.INTEGER);
        types.put("number", ColumnType.DECIMAL);
        types.put("truth", ColumnType.BOOLEAN);
        types.put("day", ColumnType.DATE);
        types.put("time", ColumnType.TIMESTAMP);
        types.put("instant", ColumnType.INSTANT);
        return types;
    }

    /** Returns seeded random rows for {@link #TYPES}, about one value in eight of them null. */
    public static List<List<@Nullable Object>> random(long seed, int count) {
        Random random = new Random(seed);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(word(random.nextInt(7)));
            row.add(word(random.nextInt(1 + count)));
            row.add((long) random.nextInt(5));
            row.add(random.nextLong() >> random.nextInt(63));
            row.add(number(random));
            row.add(random.nextBoolean());
            row.add(LocalDate.ofEpochDay(random.nextInt(3_000)));
            row.add(LocalDateTime.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1_000, ZoneOffset.UTC));
            row.add(Instant.EPOCH.plus(random.nextInt(), ChronoUnit.MICROS));
            for (int j = 0; j < row.size(); j++) {
                if (random.nextInt(8) == 0) {
                    row.set(j, null);
                }
            }
            rows.add(row);
        }
        return rows;
    }

    private static String word(int number) {
        String[] forms = {"", "a", "Ä", "\uD83D\uDE00", "\uFFEE", "word", "Word"};
        return number < forms.length ? forms[number] : forms[number % forms.length] + number;
    }

    private static double number(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> -0.0;
            case 1 -> 0.0;
            case 2 -> Double.NaN;
            case 3 -> random.nextInt(10);
            default -> random.nextGaussian() * 1_000;
        };
    }
}
