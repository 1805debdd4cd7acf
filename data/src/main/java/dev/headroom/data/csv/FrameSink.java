package dev.headroom.data.csv;

import dev.headroom.MalformedFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Hands the fields of each row to the cells of the columns that are wanted. A value that does not fit a type that was
 * guessed is kept until its row has ended, because a row that is abandoned must change no type. One thread at a time.
 */
final class FrameSink implements RowSink {

    /** Changes what a column is read as. */
    interface Correction {

        /**
         * Returns the cell that takes this value and the later ones, with the rows so far; nothing if the column is to be
         * read again.
         */
        @Nullable
        Cell correct(int column, Cell cell, String text);
    }

    private record Pending(int column, String text) {}

    private final @Nullable Cell[] cells;
    private final @Nullable Correction[] corrections;
    private final List<String> names;
    private final String file;
    private final List<Pending> pending = new ArrayList<>();

    private Cell[] active;
    private long rows;
    private String reason = "";

    /**
     * @param names of all columns of the file
     * @param cells by the file's columns; none where a column is not wanted
     * @param corrections by the file's columns; none where a value that does not fit is a bad one
     */
    FrameSink(String file, List<String> names, @Nullable Cell[] cells, @Nullable Correction[] corrections) {
        this.file = file;
        this.names = names;
        this.cells = cells.clone();
        this.corrections = corrections.clone();
        this.active = active();
    }

    private Cell[] active() {
        return Arrays.stream(cells).filter(Objects::nonNull).toArray(Cell[]::new);
    }

    @Override
    public boolean field(int column, char[] buffer, int offset, int length, boolean quoted) {
        if (column == 0 && !pending.isEmpty()) {
            pending.clear();
        }
        Cell cell = cells[column];
        return cell == null
                || cell.take(buffer, offset, length, quoted)
                || misfit(cell, column, buffer, offset, length);
    }

    private boolean misfit(Cell cell, int column, char[] buffer, int offset, int length) {
        cell.setNull();
        if (corrections[column] != null) {
            pending.add(new Pending(column, new String(buffer, offset, length)));
            return true;
        }
        reason = "have " + Misfit.noun(cell.type()) + " in column '" + names.get(column) + "'";
        return false;
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public void setNull(int column) {
        if (column == 0) {
            pending.clear();
        }
        Cell cell = cells[column];
        if (cell != null) {
            cell.setNull();
        }
    }

    @Override
    public void endRow() {
        if (!pending.isEmpty()) {
            correct();
        }
        if (rows == Integer.MAX_VALUE) {
            throw new MalformedFileException(
                    file, "number of rows", "be at most " + Integer.MAX_VALUE + "; stream it instead", "more");
        }
        rows++;
        for (Cell cell : active) {
            cell.endRow();
        }
    }

    private void correct() {
        for (Pending value : pending) {
            Cell cell = Objects.requireNonNull(cells[value.column()]);
            Correction correction = Objects.requireNonNull(corrections[value.column()]);
            cells[value.column()] = correction.correct(value.column(), cell, value.text());
        }
        pending.clear();
        active = active();
    }

    /** Returns the column's cell; none if it was not wanted or is to be read again. */
    @Nullable
    Cell cell(int column) {
        return cells[column];
    }

    /** Returns how many rows were taken since the last {@link #restart}. */
    long rows() {
        return rows;
    }

    /** Starts to count rows again. */
    void restart() {
        rows = 0;
    }
}
