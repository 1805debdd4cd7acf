package dev.headroom.data.frame;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnBuilder;
import dev.headroom.data.column.ColumnType;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers the different combinations of values in key columns, 0, 1, 2 … in order of first sight. Each column numbers
 * its own values; numbers are then paired from the left, so a row costs one look-up per column beyond the first.
 *
 * <p>One thread at a time.
 */
final class KeyIndex {

    private final WorkingMemory memory;
    private final List<String> names;
    private final List<ValueIndex> parts = new ArrayList<>();
    private final List<LongIndex> pairs = new ArrayList<>();
    // with a single column: value number to key + 1, and back
    private int[] keyOfValue = {};
    private int[] valueOfKey = {};
    private int singles;

    KeyIndex(List<String> names, List<ColumnType> types, WorkingMemory memory) {
        this.memory = memory;
        this.names = List.copyOf(names);
        types.forEach(type -> parts.add(ValueIndex.of(type, memory)));
        for (int i = 1; i < parts.size(); i++) {
            pairs.add(new LongIndex(memory));
        }
    }

    /** Turns to another frame; rows are its rows from now on. */
    void bind(Frame frame) {
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).bind(frame.column(names.get(i)));
        }
    }

    /** Returns how many there are; without key columns one, the whole. */
    int size() {
        return parts.isEmpty()
                ? 1
                : pairs.isEmpty() ? singles : pairs.get(pairs.size() - 1).size();
    }

    /** Returns the key of a row, adding it where it is new. */
    int findOrAdd(int row) {
        if (parts.isEmpty()) {
            return 0;
        }
        int key = parts.get(0).findOrAdd(row);
        if (pairs.isEmpty()) {
            return single(key);
        }
        for (int i = 0; i < pairs.size(); i++) {
            key = pairs.get(i).findOrAdd(pair(key, parts.get(i + 1).findOrAdd(row)));
        }
        return key;
    }

    /** Returns the key of a row, or -1 where it was never added or a part of it is null: for joins. */
    int findWithoutNulls(int row) {
        int key = parts.get(0).find(row);
        if (key <= ValueIndex.NULL) {
            return -1;
        }
        if (pairs.isEmpty()) {
            return key < keyOfValue.length ? keyOfValue[key] - 1 : -1;
        }
        for (int i = 0; i < pairs.size() && key >= 0; i++) {
            int part = parts.get(i + 1).find(row);
            key = part <= ValueIndex.NULL ? -1 : pairs.get(i).find(pair(key, part));
        }
        return key;
    }

    /** Writes the value that one column has in a key; nothing, which is null, where it is null. */
    void write(int key, int column, ColumnBuilder to) {
        int number = pairs.isEmpty() ? valueOfKey[key] : numberOf(key, column);
        if (number != ValueIndex.NULL) {
            parts.get(column).write(number, to);
        }
    }

    List<ColumnType> types() {
        return parts.stream().map(ValueIndex::type).toList();
    }

    private int single(int value) {
        if (value >= keyOfValue.length) {
            keyOfValue = memory.grow(keyOfValue, value + 1);
        }
        int key = keyOfValue[value] - 1;
        if (key < 0) {
            key = singles++;
            keyOfValue[value] = key + 1;
            valueOfKey = memory.grow(valueOfKey, singles);
            valueOfKey[key] = value;
        }
        return key;
    }

    private int numberOf(int key, int column) {
        int left = key;
        for (int i = pairs.size() - 1; i >= 0; i--) {
            long pair = pairs.get(i).value(left);
            if (i + 1 == column) {
                return (int) pair;
            }
            left = (int) (pair >>> 32);
        }
        return left;
    }

    private static long pair(int left, int right) {
        return ((long) left << 32) | right;
    }

    static boolean anyNull(List<Column> columns, int row) {
        for (Column column : columns) {
            if (column.isNull(row)) {
                return true;
            }
        }
        return false;
    }
}
