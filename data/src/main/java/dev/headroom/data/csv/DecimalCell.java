package dev.headroom.data.csv;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.DoubleColumnBuilder;

/** Decimal numbers. */
final class DecimalCell extends Cell {

    private final DecimalText text;
    private final DoubleColumnBuilder builder;

    private boolean present;
    private double value;
    private boolean rounded;

    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private long roundedRows;
    private boolean floatChanges;
    private double changedByFloat;

    DecimalCell(Nulls nulls, DecimalText text, DoubleColumnBuilder builder) {
        super(nulls);
        this.text = text;
        this.builder = builder;
    }

    /** Goes on where whole numbers were read so far. */
    DecimalCell(LongCell replaced, Nulls nulls, DecimalText text, DoubleColumnBuilder builder) {
        this(nulls, text, builder);
        continues(replaced);
        if (replaced.least() <= replaced.most()) {
            least = replaced.least();
            most = replaced.most();
        }
    }

    @Override
    boolean set(char[] buffer, int offset, int count) {
        DecimalText parsed = text;
        if (!parsed.parse(buffer, offset, count)) {
            return false;
        }
        rounded = parsed.rounded;
        if (parsed.scaled) {
            value = builder.setScaled(parsed.mantissa, parsed.scale);
        } else {
            value = parsed.value;
            builder.set(value);
        }
        present = true;
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
            count();
            present = false;
        }
        builder.endRow();
    }

    private void count() {
        if (value < least) {
            least = value;
        }
        if (value > most) {
            most = value;
        }
        if (!floatChanges && !Double.isNaN(value) && (float) value != value) {
            floatChanges = true;
            changedByFloat = value;
        }
        if (rounded) {
            roundedRows++;
        }
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
        return ColumnType.DECIMAL;
    }

    @Override
    String range() {
        return least > most ? "" : "decimals " + least + ".." + most;
    }

    @Override
    String storageReason(String encoding) {
        if (encoding.startsWith("float32 and")) {
            return "float32 only in chunks that allow it";
        }
        if (encoding.equals("float32")) {
            return floatChanges ? "float32 is within the tolerance" : "float32 keeps every value";
        }
        return floatChanges ? "float32 would change " + changedByFloat + " -> kept as " + encoding : "";
    }

    @Override
    long roundedRows() {
        return roundedRows;
    }
}
