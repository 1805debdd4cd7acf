package dev.headroom.data.csv;

import dev.headroom.data.column.ChunkStore;
import dev.headroom.data.column.ColumnType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a sample got wrong: whole numbers that turn out to be decimals go on as such, a column that turns out to be text is
 * read again, so that each text stays as it was written. One thread at a time.
 */
final class Corrections implements FrameSink.Correction {

    private final List<String> names;
    private final CellMaker maker;
    private final ChunkStore store;
    private final CsvRows rows;
    private final Map<Integer, String> reasons = new LinkedHashMap<>();
    private final Map<Integer, String> again = new LinkedHashMap<>();

    Corrections(List<String> names, CellMaker maker, ChunkStore store, CsvRows rows) {
        this.names = names;
        this.maker = maker;
        this.store = store;
        this.rows = rows;
    }

    @Override
    public @Nullable Cell correct(int column, Cell cell, String text) {
        Optional<Cell> better = better(names.get(column), cell, text);
        // in quotes or not: it is no text for null, or it would not be here
        if (better.isPresent() && better.get().take(text.toCharArray(), 0, text.length(), true)) {
            reasons.put(column, told(cell, better.get().type(), text));
            return better.get();
        }
        String reason = told(cell, ColumnType.TEXT, text);
        reasons.put(column, reason);
        again.put(column, reason);
        better.orElse(cell).discard();
        return null;
    }

    private Optional<Cell> better(String name, Cell cell, String text) {
        if (cell instanceof LongCell whole) {
            return maker.widens(name, whole.type(), text) ? maker.widened(name, whole) : Optional.empty();
        }
        if (cell instanceof UndecidedCell open) {
            ColumnGuess guess = maker.guess(name);
            guess.take(text.toCharArray(), 0, text.length(), true, rows.line());
            return guess.type() == ColumnType.TEXT && open.holdsText()
                    ? Optional.empty()
                    : Optional.of(maker.decided(name, open, guess.type(), store));
        }
        return Optional.empty();
    }

    private String told(Cell cell, ColumnType now, String text) {
        String excerpt = Excerpt.of(text);
        if (cell instanceof UndecidedCell) {
            return "no values before line " + rows.line();
        }
        String why = Misfit.reason(cell.type(), excerpt) + " (line " + rows.line() + ")";
        return now == ColumnType.TEXT ? why + ", so text" : why + ", so decimals";
    }

    /** Marks a column without any value for reading again, because its nulls were written as texts. */
    void readAgain(int column) {
        again.put(column, "nothing but texts for null");
        reasons.put(column, "nothing but texts for null");
    }

    /** Returns the columns that are to be read again, by their place in the file. */
    Set<Integer> again() {
        return again.keySet();
    }

    /** Returns why a column is not what the sample said, or nothing. */
    Optional<String> reason(int column) {
        return Optional.ofNullable(reasons.get(column));
    }

    /** Returns the corrections in words, one per column. */
    List<String> notices() {
        return reasons.entrySet().stream()
                .map(entry -> "column '" + names.get(entry.getKey()) + "' was corrected: " + entry.getValue()
                        + (again.containsKey(entry.getKey()) ? "; it was read again" : ""))
                .toList();
    }
}
