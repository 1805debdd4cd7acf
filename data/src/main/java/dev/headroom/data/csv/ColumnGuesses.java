package dev.headroom.data.csv;

import dev.headroom.data.frame.ReadSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the columns of a file may be, from its first rows or all of them. Stated types are not guessed.
 *
 * @param columns by their place in the file
 * @param rows how many good rows were looked at
 */
record ColumnGuesses(List<ColumnGuess> columns, long rows) {

    /** Looks at the file; rows that do not fit its format are passed over, reading deals with them. */
    static ColumnGuesses of(Path file, CsvFormat format, CsvSettings settings, ReadSettings reading) {
        try (CsvRows rows = CsvRows.open(file, format, settings.limits(), BadRows.SKIP)) {
            CellMaker maker = new CellMaker(settings, format, 1);
            List<ColumnGuess> guesses = rows.header().stream().map(maker::guess).toList();
            RowPump pump = new RowPump(rows, reading, FileStamp.of(file).bytes());
            GuessSink sink = new GuessSink(guesses, rows);
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

    /** Returns why the column has its type, or nothing. */
    Optional<String> reason(int column) {
        return columns.get(column).reason();
    }

    /** Keeps each row until it is known to be good. */
    private static final class GuessSink implements RowSink {

        private final List<ColumnGuess> guesses;
        private final CsvRows source;
        private final RowBuffer row;
        private long rows;
        private long characters;

        GuessSink(List<ColumnGuess> guesses, CsvRows source) {
            this.guesses = guesses;
            this.source = source;
            this.row = new RowBuffer(guesses.size());
        }

        @Override
        public boolean field(int column, char[] buffer, int offset, int length, boolean quoted) {
            row.set(column, buffer, offset, length, quoted);
            return true;
        }

        @Override
        public String reason() {
            throw new IllegalStateException("no value is refused");
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
