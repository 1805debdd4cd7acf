package dev.headroom.data.frame;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.DoubleColumn;
import dev.headroom.data.column.LongColumn;
import dev.headroom.data.column.TextColumn;
import java.util.Arrays;
import java.util.List;

/** Orders row numbers: a stable merge sort over ints, 8 bytes per row while it works. */
final class Sorting {

    private static final int SHORT = 12;

    private final RowOrder order;
    private final int[] rows;
    private final int[] spare;

    /** Compares two rows. */
    @FunctionalInterface
    interface RowOrder {

        int compare(int a, int b);
    }

    private Sorting(RowOrder order, int[] rows, int[] spare) {
        this.order = order;
        this.rows = rows;
        this.spare = spare;
    }

    /** Returns the rows of a frame in order. */
    static int[] rows(Frame frame, List<Order> orders, WorkingMemory memory) {
        return sorted(frame.rowCount(), rowOrder(frame, orders, memory), memory);
    }

    private static int[] sorted(int count, RowOrder order, WorkingMemory memory) {
        int[] rows = memory.ints(count);
        Arrays.setAll(rows, row -> row);
        int[] spare = memory.ints(count);
        new Sorting(order, rows, spare).sort(0, count);
        memory.give(4L * count);
        return rows;
    }

    private void sort(int from, int to) {
        if (to - from <= SHORT) {
            insert(from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        sort(from, middle);
        sort(middle, to);
        if (order.compare(rows[middle - 1], rows[middle]) > 0) {
            merge(from, middle, to);
        }
    }

    private void insert(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int row = rows[i];
            int place = i;
            while (place > from && order.compare(rows[place - 1], row) > 0) {
                rows[place] = rows[place - 1];
                place--;
            }
            rows[place] = row;
        }
    }

    private void merge(int from, int middle, int to) {
        System.arraycopy(rows, from, spare, from, middle - from);
        int left = from;
        int right = middle;
        int out = from;
        while (left < middle && right < to) {
            // equal rows come from the left half first: that is what stable means
            rows[out++] = order.compare(spare[left], rows[right]) <= 0 ? spare[left++] : rows[right++];
        }
        System.arraycopy(spare, left, rows, out, middle - left);
    }

    private static RowOrder rowOrder(Frame frame, List<Order> orders, WorkingMemory memory) {
        RowOrder whole = null;
        for (int i = orders.size() - 1; i >= 0; i--) {
            RowOrder first =
                    rowOrder(frame.column(orders.get(i).column()), orders.get(i).direction(), memory);
            RowOrder rest = whole;
            whole = rest == null
                    ? first
                    : (a, b) -> {
                        int compared = first.compare(a, b);
                        return compared != 0 ? compared : rest.compare(a, b);
                    };
        }
        if (whole == null) {
            throw new IllegalArgumentException("orders must name at least one column, was empty");
        }
        return whole;
    }

    private static RowOrder rowOrder(Column column, Order.Direction direction, WorkingMemory memory) {
        RowOrder rising = rising(column, memory);
        RowOrder values = direction == Order.Direction.ASCENDING ? rising : (a, b) -> rising.compare(b, a);
        if (column.nullCount() == 0) {
            return values;
        }
        return (a, b) -> {
            boolean nullA = column.isNull(a);
            boolean nullB = column.isNull(b);
            return nullA || nullB ? Boolean.compare(nullA, nullB) : values.compare(a, b);
        };
    }

    private static RowOrder rising(Column column, WorkingMemory memory) {
        if (column instanceof LongColumn longs) {
            return (a, b) -> Long.compare(longs.get(a), longs.get(b));
        }
        if (column instanceof DoubleColumn doubles) {
            return (a, b) -> ValueOrder.compare(doubles.get(a), doubles.get(b));
        }
        TextColumn texts = (TextColumn) column;
        if (!texts.isDictionary() || texts.dictionarySize() > texts.size()) {
            return (a, b) -> ValueOrder.compare(texts.get(a), texts.get(b));
        }
        int[] ranks = ranks(texts, memory);
        return (a, b) -> Integer.compare(ranks[texts.code(a)], ranks[texts.code(b)]);
    }

    // words are sorted once, rows then compare as numbers
    private static int[] ranks(TextColumn texts, WorkingMemory memory) {
        int words = texts.dictionarySize();
        int[] ranks = memory.ints(words);
        int[] codes = sorted(words, (a, b) -> ValueOrder.compare(texts.word(a), texts.word(b)), memory);
        for (int rank = 0; rank < words; rank++) {
            ranks[codes[rank]] = rank;
        }
        memory.give(4L * words);
        return ranks;
    }
}
