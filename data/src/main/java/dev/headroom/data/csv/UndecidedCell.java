package dev.headroom.data.csv;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.TextColumnBuilder;

/** A column that has had no value so far: refuses the first one, so that it can be decided then. */
final class UndecidedCell extends Cell {

    private final TextColumnBuilder builder;
    private boolean empty;
    private boolean emptyText;
    private boolean emptyTextSeen;

    UndecidedCell(Nulls nulls, TextColumnBuilder builder) {
        super(nulls);
        this.builder = builder;
    }

    @Override
    boolean set(char[] buffer, int offset, int count) {
        empty = count == 0;
        return false;
    }

    @Override
    void clear() {
        // a field that is empty but not null was given just before
        emptyText = empty;
        empty = false;
    }

    @Override
    void commit() {
        emptyTextSeen |= emptyText;
        emptyText = false;
        builder.setNull();
        builder.endRow();
    }

    /** Returns whether some of the nulls would be texts if this were a text column. */
    boolean holdsText() {
        return emptyTextSeen || !markersSeen().isEmpty();
    }

    /** Returns the rows so far, all null, for a text column to go on with. */
    TextColumnBuilder builder() {
        return builder;
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
        return ColumnType.TEXT;
    }

    @Override
    String range() {
        return "no values";
    }
}
