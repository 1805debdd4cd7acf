package dev.headroom.data.csv;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.plan.StringCells;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Takes the fields of one column and puts their values into its builder. Figures count ended rows only, so that rows that
 * were abandoned leave no trace. One thread at a time.
 */
abstract class Cell {

    /**
     * What the cells of one column count as null.
     *
     * @param stated null wherever it stands
     * @param markers null among values that are not text
     * @param likeValues those markers that would be values, such as -999 among numbers
     */
    record Nulls(NullTexts stated, NullTexts markers, NullTexts likeValues) {}

    private static final int NULL = -1;

    private final Nulls nulls;
    private final long[] markersSeen;

    private int length = NULL;
    private int marker = -1;
    private boolean wide;

    private long rows;
    private long nullRows;
    private long before;

    Cell(Nulls nulls) {
        this.nulls = nulls;
        this.markersSeen = new long[nulls.markers().size()];
    }

    /** Goes on with the figures of the cell that this one replaces. */
    final void continues(Cell replaced) {
        rows = replaced.rows;
        nullRows = replaced.nullRows;
        before = replaced.before;
        System.arraycopy(replaced.markersSeen, 0, markersSeen, 0, markersSeen.length);
    }

    /** Takes the current row's field; returns false if it does not fit, and then the row's value is open. */
    final boolean take(char[] buffer, int offset, int count, boolean quoted) {
        if (!quoted && nulls.stated().indexOf(buffer, offset, count) >= 0) {
            setNull();
            return true;
        }
        if (!quoted && nulls.likeValues().indexOf(buffer, offset, count) >= 0) {
            setNull();
            marker = nulls.markers().indexOf(buffer, offset, count);
            return true;
        }
        if (set(buffer, offset, count)) {
            length = count;
            marker = -1;
            return true;
        }
        if (count == 0) {
            setNull();
            return true;
        }
        int which = quoted ? -1 : nulls.markers().indexOf(buffer, offset, count);
        if (which < 0) {
            return false;
        }
        setNull();
        marker = which;
        return true;
    }

    /** Makes the current row null. */
    final void setNull() {
        length = NULL;
        marker = -1;
        clear();
    }

    /** Ends the current row. */
    final void endRow() {
        rows++;
        if (length == NULL) {
            nullRows++;
            before += StringCells.REFERENCE_BYTES;
            if (marker >= 0) {
                markersSeen[marker]++;
            }
        } else {
            before += wide ? StringCells.utf16Bytes(length) : StringCells.latin1Bytes(length);
        }
        commit();
    }

    /** Says whether the current row's text has characters beyond Latin-1. */
    final void wide(boolean beyondLatin1) {
        wide = beyondLatin1;
    }

    /** Returns how many rows were ended. */
    final long rows() {
        return rows;
    }

    /** Returns how many of them are null. */
    final long nullRows() {
        return nullRows;
    }

    /** Returns what the ended rows cost as one String per cell. */
    final long before() {
        return before;
    }

    /** Returns how often each text that was taken for a missing value was seen. */
    final Map<String, Long> markersSeen() {
        Map<String, Long> seen = new LinkedHashMap<>();
        for (int i = 0; i < markersSeen.length; i++) {
            if (markersSeen[i] > 0) {
                seen.put(nulls.markers().text(i), markersSeen[i]);
            }
        }
        return seen;
    }

    /** Takes the current row's value; returns whether it fits. */
    abstract boolean set(char[] buffer, int offset, int count);

    /** Makes the current row's value null. */
    abstract void clear();

    /** Ends the current row in the builder. */
    abstract void commit();

    /** Returns the rows so far as a column; the next row starts another. */
    abstract Column build();

    /** Drops the rows so far and gives their bytes back; the cell must not be used after it. */
    abstract void discard();

    /** Returns what the values mean. */
    abstract ColumnType type();

    /** Returns the values' range for people, or an empty text. */
    abstract String range();

    /** Returns why the values are stored in this way, for people, or an empty text. */
    String storageReason(String encoding) {
        return "";
    }

    /** Returns how many values were rounded. */
    long roundedRows() {
        return 0;
    }
}
