package dev.headroom.data.csv;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnType;

/** Keeps nothing: tells only whether values fit, so that reading again leaves out the same rows. */
final class CheckCell extends Cell {

    private final ColumnType type;
    private final CellText text;

    CheckCell(Nulls nulls, ColumnType type, CellText text) {
        super(nulls);
        this.type = type;
        this.text = text;
    }

    @Override
    boolean set(char[] buffer, int offset, int count) {
        return text.parse(buffer, offset, count);
    }

    @Override
    void clear() {
        // nothing is kept
    }

    @Override
    void commit() {
        // nothing is kept
    }

    @Override
    void discard() {
        // nothing is kept
    }

    @Override
    Column build() {
        throw new IllegalStateException("values were only checked");
    }

    @Override
    ColumnType type() {
        return type;
    }

    @Override
    String range() {
        return "";
    }
}
