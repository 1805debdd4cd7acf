package dev.headroom.data.csv;

import java.util.Arrays;

/** Keeps one row's fields until it is known to be good. Grows with the row, never shrinks. One thread at a time. */
final class RowBuffer {

    private static final int NULL = -1;

    private char[] characters = new char[1 << 10];
    private final int[] starts;
    private final int[] lengths;
    private final boolean[] quoted;
    private int used;

    RowBuffer(int columns) {
        starts = new int[columns];
        lengths = new int[columns];
        quoted = new boolean[columns];
        Arrays.fill(lengths, NULL);
    }

    void set(int column, char[] buffer, int offset, int length, boolean inQuotes) {
        if (column == 0) {
            used = 0;
        }
        if (used + length > characters.length) {
            characters = Arrays.copyOf(characters, Math.max(2 * characters.length, used + length));
        }
        System.arraycopy(buffer, offset, characters, used, length);
        starts[column] = used;
        lengths[column] = length;
        quoted[column] = inQuotes;
        used += length;
    }

    void setNull(int column) {
        lengths[column] = NULL;
    }

    boolean isNull(int column) {
        return lengths[column] == NULL;
    }

    char[] characters() {
        return characters;
    }

    int start(int column) {
        return starts[column];
    }

    int length(int column) {
        return lengths[column];
    }

    boolean quoted(int column) {
        return quoted[column];
    }
}
