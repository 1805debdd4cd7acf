package dev.headroom.data.frame;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnBuilder;
import dev.headroom.data.column.DoubleColumn;
import dev.headroom.data.column.DoubleColumnBuilder;
import dev.headroom.data.column.LongColumn;
import dev.headroom.data.column.LongColumnBuilder;
import dev.headroom.data.column.TextColumn;
import dev.headroom.data.column.TextColumnBuilder;

/** Sets a builder's current row to the value of a column's row; leaves it null where that is null. */
@FunctionalInterface
interface CellCopy {

    void copy(int row);

    /** Makes the copy for a column and a builder of the same type. */
    static CellCopy between(Column from, ColumnBuilder to) {
        CellCopy values = values(from, to);
        return from.nullCount() == 0
                ? values
                : row -> {
                    if (!from.isNull(row)) {
                        values.copy(row);
                    }
                };
    }

    private static CellCopy values(Column from, ColumnBuilder to) {
        if (from instanceof LongColumn longs) {
            LongColumnBuilder builder = (LongColumnBuilder) to;
            return row -> builder.set(longs.get(row));
        }
        if (from instanceof DoubleColumn doubles) {
            DoubleColumnBuilder builder = (DoubleColumnBuilder) to;
            return row -> builder.set(doubles.get(row));
        }
        TextColumn texts = (TextColumn) from;
        TextColumnBuilder builder = (TextColumnBuilder) to;
        return row -> builder.set(texts.get(row));
    }
}
