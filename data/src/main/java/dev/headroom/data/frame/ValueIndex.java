package dev.headroom.data.frame;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnBuilder;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.DoubleColumn;
import dev.headroom.data.column.DoubleColumnBuilder;
import dev.headroom.data.column.LongColumn;
import dev.headroom.data.column.LongColumnBuilder;
import dev.headroom.data.column.TextColumn;
import dev.headroom.data.column.TextColumnBuilder;
import java.util.Arrays;

/**
 * Numbers the different values of a column, over any number of frames with that column: 0 is null, others follow in
 * order of first sight. Dictionary-coded text is looked up once per word and frame, not once per row.
 *
 * <p>One thread at a time.
 */
abstract sealed class ValueIndex {

    /** The number of null. */
    static final int NULL = 0;

    private final ColumnType type;

    private ValueIndex(ColumnType type) {
        this.type = type;
    }

    static ValueIndex of(ColumnType type, WorkingMemory memory) {
        return switch (type) {
            case DECIMAL -> new Doubles(type, memory);
            case TEXT -> new Texts(type, memory);
            default -> new Longs(type, memory);
        };
    }

    ColumnType type() {
        return type;
    }

    /** Turns to a column of the same type; rows are its rows from now on. */
    final void bind(Column column) {
        if (column.type() != type) {
            throw new IllegalArgumentException("type of column " + column.name() + " must be " + type
                    + " as in the rows before, was " + column.type());
        }
        turnTo(column);
    }

    abstract void turnTo(Column column);

    /** Returns the number of a row's value, or -1 where it was never added. */
    abstract int find(int row);

    abstract int findOrAdd(int row);

    abstract void write(int number, ColumnBuilder to);

    private static final class Longs extends ValueIndex {

        private final LongIndex index;
        private LongColumn column;

        @SuppressWarnings("NullAway.Init")
        Longs(ColumnType type, WorkingMemory memory) {
            super(type);
            index = new LongIndex(memory);
        }

        @Override
        void turnTo(Column next) {
            column = (LongColumn) next;
        }

        @Override
        int find(int row) {
            return column.isNull(row) ? NULL : below(index.find(column.get(row)));
        }

        @Override
        int findOrAdd(int row) {
            return column.isNull(row) ? NULL : index.findOrAdd(column.get(row)) + 1;
        }

        @Override
        void write(int number, ColumnBuilder to) {
            ((LongColumnBuilder) to).set(index.value(number - 1));
        }
    }

    private static final class Doubles extends ValueIndex {

        private final LongIndex index;
        private DoubleColumn column;

        @SuppressWarnings("NullAway.Init")
        Doubles(ColumnType type, WorkingMemory memory) {
            super(type);
            index = new LongIndex(memory);
        }

        @Override
        void turnTo(Column next) {
            column = (DoubleColumn) next;
        }

        @Override
        int find(int row) {
            return column.isNull(row) ? NULL : below(index.find(ValueOrder.bits(column.get(row))));
        }

        @Override
        int findOrAdd(int row) {
            return column.isNull(row) ? NULL : index.findOrAdd(ValueOrder.bits(column.get(row))) + 1;
        }

        @Override
        void write(int number, ColumnBuilder to) {
            ((DoubleColumnBuilder) to).set(Double.longBitsToDouble(index.value(number - 1)));
        }
    }

    private static final class Texts extends ValueIndex {

        private static final int NOT_LOOKED_UP = -2;

        private final WorkingMemory memory;
        private final TextIndex index;
        private TextColumn column;
        private boolean coded;
        // per code of the frame's dictionary: the number of its word
        private int[] numbers = {};

        @SuppressWarnings("NullAway.Init")
        Texts(ColumnType type, WorkingMemory memory) {
            super(type);
            this.memory = memory;
            index = new TextIndex(memory);
        }

        @Override
        void turnTo(Column next) {
            column = (TextColumn) next;
            coded = column.isDictionary();
            if (coded) {
                numbers = memory.grow(numbers, column.dictionarySize());
                Arrays.fill(numbers, 0, column.dictionarySize(), NOT_LOOKED_UP);
            }
        }

        @Override
        int find(int row) {
            if (column.isNull(row)) {
                return NULL;
            }
            if (!coded) {
                return below(index.find(column.get(row)));
            }
            int code = column.code(row);
            if (numbers[code] == NOT_LOOKED_UP) {
                numbers[code] = below(index.find(column.word(code)));
            }
            return numbers[code];
        }

        @Override
        int findOrAdd(int row) {
            if (column.isNull(row)) {
                return NULL;
            }
            if (!coded) {
                return index.findOrAdd(column.get(row)) + 1;
            }
            int code = column.code(row);
            int number = numbers[code];
            if (number < 0) {
                number = index.findOrAdd(column.word(code)) + 1;
                numbers[code] = number;
            }
            return number;
        }

        @Override
        void write(int number, ColumnBuilder to) {
            ((TextColumnBuilder) to).set(index.text(number - 1));
        }
    }

    // -1 stays -1; the others move up, because 0 is null
    private static int below(int found) {
        return found < 0 ? -1 : found + 1;
    }
}
