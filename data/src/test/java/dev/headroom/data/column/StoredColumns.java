package dev.headroom.data.column;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds columns from plain values, null where a value is missing. */
final class StoredColumns {

    private StoredColumns() {}

    static LongColumn longs(ChunkStore store, List<@Nullable Long> values) {
        LongColumnBuilder builder = (LongColumnBuilder) ColumnBuilder.of(
                "x", ColumnType.INTEGER, store, ColumnSettings.defaults().withChunkRows(16));
        for (Long value : values) {
            if (value != null) {
                builder.set(value);
            }
            builder.endRow();
        }
        return (LongColumn) builder.build();
    }

    static DoubleColumn doubles(ChunkStore store, ColumnSettings settings, List<@Nullable Double> values) {
        DoubleColumnBuilder builder = (DoubleColumnBuilder) ColumnBuilder.of("x", ColumnType.DECIMAL, store, settings);
        for (Double value : values) {
            if (value != null) {
                builder.set(value);
            }
            builder.endRow();
        }
        return (DoubleColumn) builder.build();
    }

    static TextColumn texts(ChunkStore store, ColumnSettings settings, List<@Nullable String> values) {
        TextColumnBuilder builder = (TextColumnBuilder) ColumnBuilder.of("x", ColumnType.TEXT, store, settings);
        for (String value : values) {
            if (value != null) {
                builder.set(value);
            }
            builder.endRow();
        }
        return (TextColumn) builder.build();
    }
}
