package dev.headroom.data.duckdb;

import dev.headroom.data.column.ChunkStore;
import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnBuilder;
import dev.headroom.data.column.ColumnSettings;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.DoubleColumnBuilder;
import dev.headroom.data.column.LongColumnBuilder;
import dev.headroom.data.column.TextColumnBuilder;
import dev.headroom.data.frame.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Small frames made from values, and values read back. */
public final class Tables {

    private Tables() {}

    /** Returns a column of longs, doubles or texts; nulls stay nulls. */
    public static Column column(String name, ColumnType type, @Nullable Object... values) {
        ColumnBuilder builder = ColumnBuilder.of(name, type, ChunkStore.onHeap(), ColumnSettings.defaults());
        for (Object value : values) {
            if (value instanceof Long number) {
                ((LongColumnBuilder) builder).set(number);
            } else if (value instanceof Double number) {
                ((DoubleColumnBuilder) builder).set(number);
            } else if (value instanceof String text) {
                ((TextColumnBuilder) builder).set(text);
            }
            builder.endRow();
        }
        return builder.build();
    }

    /** Returns a frame of columns. */
    public static Frame frame(Column... columns) {
        return Frame.of(Arrays.asList(columns), ChunkStore.onHeap());
    }

    /** Returns the values of a column. */
    public static List<@Nullable Object> values(Column column) {
        List<@Nullable Object> values = new ArrayList<>();
        IntStream.range(0, column.size()).forEach(row -> values.add(column.value(row)));
        return values;
    }
}
