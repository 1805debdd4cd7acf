package dev.headroom.data.csv;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.TextColumnBuilder;

/** Text as it stands. */
final class TextCell extends Cell {

    private final TextColumnBuilder builder;

    TextCell(NullTexts stated, TextColumnBuilder builder) {
        super(new Nulls(stated, NullTexts.NONE, NullTexts.NONE));
        this.builder = builder;
    }

    @Override
    boolean set(char[] buffer, int offset, int count) {
        builder.set(buffer, offset, count);
        wide(builder.isWide());
        return true;
    }

    @Override
    void clear() {
        builder.setNull();
    }

    @Override
    void commit() {
        builder.endRow();
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
        return "";
    }
}
