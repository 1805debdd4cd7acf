package dev.headroom.data.csv;

import dev.headroom.MalformedFileException;
import dev.headroom.data.column.ChunkStore;
import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnSettings;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.frame.ReadReport;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.data.plan.ColumnPlan;
import dev.headroom.data.plan.DtypePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads columns of a file whole, in one pass, and in a second one those that the sample took for something narrower than
 * text. One thread at a time; used once.
 */
final class WholeRead {

    /** The columns that were read, and what is to be said about them. */
    record Result(List<Column> columns, ReadReport report) {}

    private final CsvTable table;
    private final ColumnGuesses guesses;
    private final ReadSettings reading;
    private final ChunkStore store;
    private final List<Integer> places;
    private final CellMaker maker;
    private final int mostRows;

    /** @param mostRows after which reading stops */
    WholeRead(CsvTable table, ColumnGuesses guesses, ReadSettings reading, ChunkStore store, int mostRows) {
        this.table = table;
        this.guesses = guesses;
        this.reading = reading;
        this.store = store;
        this.places = table.places(reading.columns());
        this.maker = new CellMaker(
                table.settings(), table.format(), ColumnSettings.defaults().chunkRows());
        this.mostRows = mostRows;
    }

    Result read() {
        FileStamp stamp = FileStamp.of(table.file());
        try (CsvRows rows = table.open(table.settings().badRows())) {
            Corrections corrections = new Corrections(table.names(), maker, store, rows);
            @Nullable Cell[] cells = table.noCells();
            FrameSink.@Nullable Correction[] byColumn = new FrameSink.Correction[cells.length];
            for (int place : places) {
                cells[place] = firstCell(place);
                byColumn[place] = statedType(place).isPresent() ? null : corrections;
            }
            FrameSink sink = new FrameSink(table.file().toString(), table.names(), cells, byColumn);
            pump(rows, stamp, sink, "reading");
            for (int place : places) {
                cells[place] = sink.cell(place);
                if (cells[place] instanceof UndecidedCell open && open.holdsText()) {
                    open.discard();
                    corrections.readAgain(place);
                }
            }
            if (!corrections.again().isEmpty()) {
                stamp.requireSame(table.file());
                readAgain(corrections.again(), cells, stamp, sink.rows());
            }
            stamp.requireSame(table.file());
            return result(cells, corrections, rows, sink.rows());
        }
    }

    private void pump(CsvRows rows, FileStamp stamp, FrameSink sink, String stage) {
        RowPump pump = new RowPump(rows, reading, stamp.bytes());
        if (mostRows == Integer.MAX_VALUE) {
            pump.all(sink, stage);
        } else {
            pump.some(sink, mostRows, stage);
        }
    }

    private Cell firstCell(int place) {
        String name = table.names().get(place);
        Optional<ColumnType> stated = statedType(place);
        if (stated.isPresent()) {
            return maker.cell(name, stated.get(), store);
        }
        ColumnGuess guess = guesses.columns().get(place);
        return guess.isOpen() ? maker.undecided(name, store) : maker.cell(name, guess.type(), store);
    }

    private Optional<ColumnType> statedType(int place) {
        return table.settings().typeOf(table.names().get(place)).map(StatedType::type);
    }

    /** Reads columns as text; the columns with a stated type are looked at, so that the same rows are left out. */
    private void readAgain(Set<Integer> again, @Nullable Cell[] cells, FileStamp stamp, long firstRows) {
        @Nullable Cell[] second = table.noCells();
        for (int place : places) {
            statedType(place)
                    .ifPresent(type -> second[place] = maker.check(table.names().get(place), type));
        }
        for (int place : again) {
            second[place] = maker.cell(table.names().get(place), ColumnType.TEXT, store);
        }
        FrameSink sink =
                new FrameSink(table.file().toString(), table.names(), second, new FrameSink.Correction[second.length]);
        try (CsvRows rows = table.open(table.settings().badRows())) {
            pump(rows, stamp, sink, "reading text again");
        }
        if (sink.rows() != firstRows) {
            throw new MalformedFileException(
                    table.file().toString(), "file", "have " + firstRows + " rows again", String.valueOf(sink.rows()));
        }
        for (int place : again) {
            cells[place] = second[place];
        }
    }

    private Result result(@Nullable Cell[] cells, Corrections corrections, CsvRows rows, long count) {
        List<Column> columns = new ArrayList<>();
        List<ColumnPlan> plans = new ArrayList<>();
        List<String> notices = new ArrayList<>(corrections.notices());
        for (int place : places) {
            Cell cell = Objects.requireNonNull(cells[place]);
            Column column = cell.build();
            columns.add(column);
            plans.add(PlanLines.of(
                    cell, column, reason(place, corrections), table.settings().textGiveUpRatio()));
            notices.addAll(PlanLines.notices(table.names().get(place), cell));
            cells[place] = null; // its builder may hold buffers
        }
        notices.addAll(rows.notices());
        if (store.hasSpilled()) {
            notices.add(store.spilledBytes() + " of the columns are in mapped files in " + reading.spillDirectory()
                    + ", because the memory budget refused more than " + store.onHeapBytes());
        }
        DtypePlan.Coverage coverage =
                mostRows == Integer.MAX_VALUE ? DtypePlan.Coverage.WHOLE : DtypePlan.Coverage.SAMPLE;
        return new Result(
                columns,
                new ReadReport(
                        table.file().toString(),
                        count,
                        rows.badRows(),
                        rows.firstBadRows(),
                        new DtypePlan(plans, count, coverage),
                        notices));
    }

    private Optional<String> reason(int place, Corrections corrections) {
        if (statedType(place).isPresent()) {
            return Optional.of("stated");
        }
        return corrections.reason(place).or(() -> {
            ColumnGuess guess = guesses.columns().get(place);
            return guess.isOpen() ? Optional.empty() : guess.reason();
        });
    }
}
