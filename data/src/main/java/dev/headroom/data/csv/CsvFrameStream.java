package dev.headroom.data.csv;

import dev.headroom.ByteSize;
import dev.headroom.data.column.ChunkStore;
import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.FrameStream;
import dev.headroom.data.frame.ReadReport;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.data.plan.ColumnPlan;
import dev.headroom.data.plan.DtypePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file's rows as small frames, each made when it is asked for. One thread at a time. */
final class CsvFrameStream implements FrameStream {

    private final CsvTable table;
    private final ColumnGuesses guesses;
    private final ReadSettings reading;
    private final List<Integer> places;
    private final List<Cell> cells = new ArrayList<>();
    private final long[] retained;
    private final String[] encodings;
    private final FileStamp stamp;
    private final CsvRows rows;
    private final RowPump pump;
    private final FrameSink sink;
    private final ChunkStore store = ChunkStore.onHeap();

    private boolean closed;
    private boolean ended;

    CsvFrameStream(CsvTable table, ColumnGuesses guesses, ReadSettings reading) {
        this.table = table;
        this.guesses = guesses;
        this.reading = reading;
        this.places = table.places(reading.columns());
        this.retained = new long[places.size()];
        this.encodings = new String[places.size()];
        CellMaker maker = new CellMaker(table.settings(), table.format(), reading.chunkRows());
        @Nullable Cell[] byColumn = table.noCells();
        for (int place : places) {
            String name = table.names().get(place);
            ColumnType type = table.settings()
                    .typeOf(name)
                    .map(StatedType::type)
                    .orElseGet(() -> guesses.columns().get(place).type());
            Cell cell = maker.cell(name, type, store);
            byColumn[place] = cell;
            cells.add(cell);
        }
        this.sink = new FrameSink(
                table.file().toString(), table.names(), byColumn, new FrameSink.Correction[byColumn.length]);
        this.stamp = FileStamp.of(table.file());
        this.rows = table.open(table.settings().badRows());
        this.pump = new RowPump(rows, reading, stamp.bytes());
    }

    @Override
    public Optional<Frame> next() {
        if (closed) {
            throw new IllegalStateException("the stream of " + table.file() + " is closed");
        }
        if (ended) {
            return Optional.empty();
        }
        sink.restart();
        int taken = pump.some(sink, reading.chunkRows(), "reading");
        ended = taken < reading.chunkRows();
        if (ended) {
            stamp.requireSame(table.file());
        }
        if (taken == 0) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Column column = cells.get(i).build();
            retained[i] += column.retained().bytes();
            encodings[i] = column.encoding();
            columns.add(column);
        }
        return Optional.of(Frame.of(columns, ChunkStore.onHeap()));
    }

    @Override
    public ReadReport report() {
        List<ColumnPlan> plans = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            String name = table.names().get(places.get(i));
            boolean stated = table.settings().typeOf(name).isPresent();
            plans.add(new ColumnPlan(
                    name,
                    cell.type(),
                    Objects.requireNonNullElse(encodings[i], "-"),
                    ByteSize.of(cell.before()),
                    ByteSize.of(retained[i]),
                    cell.nullRows(),
                    stated ? "stated" : guesses.reason(places.get(i)).orElseGet(cell::range)));
            notices.addAll(PlanLines.notices(name, cell));
        }
        notices.addAll(rows.notices());
        return new ReadReport(
                table.file().toString(),
                rows.rows(),
                rows.badRows(),
                rows.firstBadRows(),
                new DtypePlan(plans, rows.rows(), ended ? DtypePlan.Coverage.WHOLE : DtypePlan.Coverage.SAMPLE),
                notices);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            rows.close();
            store.close();
        }
    }
}
