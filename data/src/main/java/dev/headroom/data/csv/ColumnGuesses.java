package dev.headroom.data.csv;

import dev.headroom.data.frame.ReadSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file may be, from its first rows or all of them. Stated types are not guessed.
 *
 * @param columns by their place in the file
 * @param rows how many good rows were looked at
 */
record ColumnGuesses(List<ColumnGuess> columns, long rows) {

    /** Looks at the rows that reading will keep; where a bad row ends it, they are passed over here. */
    static ColumnGuesses of(Path file, CsvFormat format, CsvSettings settings, ReadSettings reading) {
        BadRows policy = settings.badRows() == BadRows.FAIL ? BadRows.SKIP : settings.badRows();
        try (CsvRows rows = CsvRows.open(file, format, settings.limits(), policy)) {
            CellMaker maker = new CellMaker(settings, format, 1);
            List<ColumnGuess> guesses = rows.header().stream().map(maker::guess).toList();
            RowPump pump = new RowPump(rows, reading, FileStamp.of(file).bytes());
            GuessSink sink = new GuessSink(guesses, statedCells(rows.header(), maker, settings, reading), rows);
            if (settings.planFrom() == PlanFrom.WHOLE_FILE) {
                pump.all(sink, "planning");
            } else {
                CsvSettings.Sample sample = settings.sample();
                while (sink.rows < sample.rows()
                        && (sink.rows == 0 || sink.characters < sample.bytes().bytes())
                        && rows.next(sink)) {}
            }
            return new ColumnGuesses(guesses, sink.rows);
        }
    }

    /** Returns cells that tell whether the values of stated columns fit; none for the other columns. */
    private static @Nullable Cell[] statedCells(
            List<String> names, CellMaker maker, CsvSettings settings, ReadSettings reading) {
        @Nullable Cell[] cells = new Cell[names.size()];
        Set<String> wanted = Set.copyOf(reading.columns().isEmpty() ? names : reading.columns());
        for (int i = 0; i < cells.length; i++) {
            String name = names.get(i);
            if (wanted.contains(name)) {
                cells[i] = settings.typeOf(name)
                        .map(stated -> maker.check(name, stated.type()))
                        .orElse(null);
            }
        }
        return cells;
    }

    /** Returns why the column has its type, or nothing. */
    Optional<String> reason(int column) {
        return columns.get(column).reason();
    }

    /** Keeps each row until it is known to be good. */
    private static final class GuessSink implements RowSink {

        private final List<ColumnGuess> guesses;
        private final @Nullable Cell[] stated;
        private final CsvRows source;
        private final RowBuffer row;
        private long rows;
        private long characters;

        GuessSink(List<ColumnGuess> guesses, @Nullable Cell[] stated, CsvRows source) {
            this.guesses = guesses;
            this.stated = stated;
            this.source = source;
            this.row = new RowBuffer(guesses.size());
        }

        @Override
        public boolean field(int column, char[] buffer, int offset, int length, boolean quoted) {
            row.set(column, buffer, offset, length, quoted);
            Cell cell = stated[column];
            return cell == null || cell.take(buffer, offset, length, quoted);
        }

        @Override
        public String reason() {
            return "fit the stated type";
        }

        @Override
        public void setNull(int column) {
            row.setNull(column);
        }

        @Override
        public void endRow() {
            rows++;
            for (int i = 0; i < guesses.size(); i++) {
                if (!row.isNull(i)) {
                    characters += row.length(i) + 1;
                    guesses.get(i).take(row.characters(), row.start(i), row.length(i), row.quoted(i), source.line());
                }
            }
        }
    }
}
