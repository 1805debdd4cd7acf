package dev.headroom.data.csv;

import dev.headroom.ByteSize;
import dev.headroom.data.column.ChunkStore;
import dev.headroom.data.column.Column;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.FrameSource;
import dev.headroom.data.frame.FrameStream;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.data.plan.DtypePlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV or TSV file, plain or gzipped, whose format and types are found out unless they are stated.
 *
 * <pre>{@code
 * CsvFile file = CsvFile.open(Path.of("flights.csv"));
 * System.out.println(file.plan());
 * try (Frame flights = file.read()) {
 *     System.out.println(flights.retained() + ", " + flights.report().orElseThrow().notices());
 * }
 * }</pre>
 *
 * <p>Types. A value whose text would not come back is text: 01234 and +5 are no numbers, nor is a number with more digits
 * than its type keeps. 1.50 is 1.5, because the number stays; NaN, nan, Infinity, Inf and inf are decimal numbers. Truth
 * values are true and false in one style per column. Dates are {@code yyyy-MM-dd}, times {@code yyyy-MM-dd HH:mm} with
 * optional seconds and microseconds, with a {@code Z} they are instants; other patterns are stated. A quoted number is a
 * number.
 *
 * <p>Null. An unquoted empty field is null, a quoted one is an empty text, or null in columns that are not text. NA and
 * the like are null in columns that are not text, see {@link CsvFormat#nullTexts}; what {@link CsvSettings#nullTexts}
 * states is null everywhere.
 *
 * <p>Types come from a sample. Reading whole corrects what it did not show: whole numbers become decimals, a column that
 * turns out to be text is read again in a second pass, so that each text stays exactly. In a stream, and where a type was
 * stated, such a value is a bad value, see {@link BadRows}; {@link PlanFrom#WHOLE_FILE} looks at everything before.
 *
 * <p>Thread-safe; each reading opens the file anew. Holds no rows. Errors:
 * {@link dev.headroom.MalformedFileException} with record and line, {@link java.io.UncheckedIOException} where the file
 * cannot be read, {@link IllegalArgumentException} for a column that the file does not have.
 */
public final class CsvFile implements FrameSource {

    private final CsvTable table;
    private final List<String> notes;

    private CsvFile(CsvTable table, List<String> notes) {
        this.table = table;
        this.notes = notes;
    }

    /** Opens a file with the default settings: finds its format and reads its header. */
    public static CsvFile open(Path file) {
        return open(file, CsvSettings.defaults());
    }

    /**
     * Opens a file: finds its format, which the settings may change, and reads its header.
     *
     * @throws IllegalArgumentException if the settings name a column that the file does not have
     */
    public static CsvFile open(Path file, CsvSettings settings) {
        CsvFormat.Detection found = CsvFormatDetector.detect(file, settings.format());
        try (CsvRows rows = CsvRows.open(file, found.format(), settings.limits(), settings.badRows())) {
            CsvTable table = new CsvTable(file, found.format(), settings, rows.header());
            return new CsvFile(table, found.notes());
        }
    }

    /** Returns how the file is written. */
    public CsvFormat format() {
        return table.format();
    }

    /** Returns what was not plain about the format; possibly empty. */
    public List<String> formatNotes() {
        return notes;
    }

    /** Returns the columns' names, in the file's order. */
    public List<String> columnNames() {
        return table.names();
    }

    @Override
    public String name() {
        return table.file().toString();
    }

    /** Returns the plan made from the sample, with the bytes that its rows take; rows that do not fit are passed over. */
    @Override
    public DtypePlan plan() {
        ReadSettings reading = ReadSettings.defaults();
        CsvSettings settings = table.settings();
        BadRows policy = settings.badRows() == BadRows.FAIL ? BadRows.SKIP : settings.badRows();
        CsvTable lenient = new CsvTable(table.file(), table.format(), settings.withBadRows(policy), table.names());
        ColumnGuesses guesses = guesses(reading);
        int rows = (int) Math.min(guesses.rows(), settings.sample().rows());
        try (ChunkStore store = ChunkStore.onHeap()) {
            return new WholeRead(lenient, guesses, reading, store, rows)
                    .read()
                    .report()
                    .plan();
        }
    }

    /** Reads all columns whole. */
    public Frame read() {
        return read(ReadSettings.defaults());
    }

    @Override
    public Frame read(ReadSettings reading) {
        ChunkStore store = store(reading);
        boolean done = false;
        try {
            WholeRead.Result result = read(reading, store);
            Frame frame = Frame.of(result.columns(), store, result.report());
            done = true;
            return frame;
        } finally {
            if (!done) {
                store.close();
            }
        }
    }

    /** Streams all columns. */
    public FrameStream stream() {
        return stream(ReadSettings.defaults());
    }

    @Override
    public FrameStream stream(ReadSettings reading) {
        return new CsvFrameStream(table, guesses(reading), reading);
    }

    /** Returns a frame whose columns are read when they are first touched, in one pass for those touched together. */
    public Frame lazy() {
        return lazy(ReadSettings.defaults());
    }

    /**
     * Returns a frame whose columns are read when they are first touched, in one pass for those touched together. The file
     * must stay as it is until then.
     */
    public Frame lazy(ReadSettings reading) {
        FileStamp stamp = FileStamp.of(table.file());
        List<String> names = new ArrayList<>();
        table.places(reading.columns()).forEach(place -> names.add(table.names().get(place)));
        ChunkStore store = store(reading);
        return Frame.lazy(names, wanted -> load(wanted, reading, store, stamp), store);
    }

    private List<Column> load(List<String> wanted, ReadSettings reading, ChunkStore store, FileStamp stamp) {
        ByteSize before = store.onHeapBytes();
        boolean done = false;
        try {
            stamp.requireSame(table.file());
            List<Column> columns = read(reading.withColumns(wanted), store).columns();
            stamp.requireSame(table.file());
            done = true;
            return columns;
        } finally {
            if (!done) {
                store.returnTo(before);
            }
        }
    }

    private WholeRead.Result read(ReadSettings reading, ChunkStore store) {
        return new WholeRead(table, guesses(reading), reading, store, Integer.MAX_VALUE).read();
    }

    private ColumnGuesses guesses(ReadSettings reading) {
        return ColumnGuesses.of(table.file(), table.format(), table.settings(), reading);
    }

    private ChunkStore store(ReadSettings reading) {
        return reading.newStore("table " + table.file().getFileName());
    }
}
