package dev.headroom.data.arrow;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.DoubleColumn;
import dev.headroom.data.column.LongColumn;
import dev.headroom.data.column.TextColumn;
import dev.headroom.data.export.UnicodeText;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * A column and the vector that its rows are copied to, a batch at a time.
 *
 * @param column where the rows come from
 * @param vector where they go; closed by the owner
 * @param cells copies one cell that is not null
 */
record ArrowColumn(Column column, FieldVector vector, Cells cells) {

    /** Copies a row of the column to a place in the batch. */
    @FunctionalInterface
    interface Cells {
        void copy(int row, int place);
    }

    static ArrowColumn of(Column column, int id, BufferAllocator allocator, MapDictionaryProvider dictionaries) {
        if (column instanceof TextColumn text) {
            return text.isDictionary()
                    ? coded(text, encoding(id, text.dictionarySize()), allocator, dictionaries)
                    : plain(text, allocator);
        }
        if (column instanceof DoubleColumn decimals) {
            ArrowType type = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
            Float8Vector vector = (Float8Vector) vector(column, type, allocator);
            return new ArrowColumn(column, vector, (row, place) -> vector.setSafe(place, decimals.get(row)));
        }
        return whole((LongColumn) column, allocator);
    }

    private static ArrowColumn whole(LongColumn column, BufferAllocator allocator) {
        return switch (column.type()) {
            case BOOLEAN -> {
                BitVector vector = (BitVector) vector(column, new ArrowType.Bool(), allocator);
                yield new ArrowColumn(
                        column, vector, (row, place) -> vector.setSafe(place, column.get(row) == 0 ? 0 : 1));
            }
            case DATE -> {
                DateDayVector vector = (DateDayVector) vector(column, new ArrowType.Date(DateUnit.DAY), allocator);
                yield new ArrowColumn(column, vector, (row, place) -> vector.setSafe(place, days(column, row)));
            }
            case TIMESTAMP -> time(column, new ArrowType.Timestamp(TimeUnit.MICROSECOND, null), allocator);
            case INSTANT -> time(column, new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"), allocator);
            default -> {
                BigIntVector vector = (BigIntVector) vector(column, new ArrowType.Int(Long.SIZE, true), allocator);
                yield new ArrowColumn(column, vector, (row, place) -> vector.setSafe(place, column.get(row)));
            }
        };
    }

    private static ArrowColumn time(LongColumn column, ArrowType type, BufferAllocator allocator) {
        TimeStampVector vector = (TimeStampVector) vector(column, type, allocator);
        return new ArrowColumn(column, vector, (row, place) -> vector.setSafe(place, column.get(row)));
    }

    private static ArrowColumn plain(TextColumn column, BufferAllocator allocator) {
        VarCharVector vector = (VarCharVector) vector(column, new ArrowType.Utf8(), allocator);
        return new ArrowColumn(
                column, vector, (row, place) -> vector.setSafe(place, utf8(column.get(row), column, row)));
    }

    private static byte[] utf8(String text, TextColumn column, int row) {
        return UnicodeText.require(text, column.name(), row).getBytes(StandardCharsets.UTF_8);
    }

    private static int days(LongColumn column, int row) {
        long days = column.get(row);
        if (days != (int) days) {
            throw new IllegalArgumentException("column " + column.name() + ", row " + (row + 1L)
                    + " must be a date within 32 bits of days, was day " + days);
        }
        return (int) days;
    }

    private static ArrowColumn coded(
            TextColumn column,
            DictionaryEncoding encoding,
            BufferAllocator allocator,
            MapDictionaryProvider dictionaries) {
        VarCharVector words = new VarCharVector(column.name(), allocator);
        // owned and closed by the provider from here on
        dictionaries.put(new Dictionary(words, encoding));
        for (int code = 0; code < column.dictionarySize(); code++) {
            words.setSafe(code, utf8(column.word(code), column, -1));
        }
        words.setValueCount(column.dictionarySize());
        FieldType type = new FieldType(true, encoding.getIndexType(), encoding);
        FieldVector vector = type.createNewSingleVector(column.name(), allocator, null);
        BaseIntVector codes = (BaseIntVector) vector;
        return new ArrowColumn(column, vector, (row, place) -> codes.setWithPossibleTruncate(place, column.code(row)));
    }

    /** Signed codes, as other readers expect them, no wider than needed. */
    private static DictionaryEncoding encoding(int id, int words) {
        int bits = words <= Byte.MAX_VALUE + 1 ? Byte.SIZE : words <= Short.MAX_VALUE + 1 ? Short.SIZE : Integer.SIZE;
        return new DictionaryEncoding(id, false, new ArrowType.Int(bits, true));
    }

    private static FieldVector vector(Column column, ArrowType type, BufferAllocator allocator) {
        return FieldType.nullable(type).createNewSingleVector(column.name(), allocator, null);
    }

    /** Copies the rows from {@code from} up to {@code to} to the beginning of the vector. */
    void fill(int from, int to) {
        vector.reset();
        vector.setInitialCapacity(to - from);
        if (vector.getValueCapacity() < to - from) {
            vector.allocateNew();
        }
        for (int row = from; row < to; row++) {
            if (column.isNull(row)) {
                vector.setNull(row - from);
            } else {
                cells.copy(row, row - from);
            }
        }
        vector.setValueCount(to - from);
    }
}
