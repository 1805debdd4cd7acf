package dev.headroom.data.duckdb;

import dev.headroom.BackendException;
import dev.headroom.ByteSize;
import dev.headroom.data.column.ChunkStore;
import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnBuilder;
import dev.headroom.data.column.ColumnSettings;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.FrameStream;
import dev.headroom.data.frame.ReadReport;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.data.plan.ColumnPlan;
import dev.headroom.data.plan.DtypePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of a query in frames of a few thousand, computed as they are pulled. */
final class QueryStream implements FrameStream {

    private final Reading reading;
    private final ResultCursor cursor;
    private final ReadSettings settings;
    private final Runnable atClose;
    private final ChunkStore store = ChunkStore.onHeap();
    private final List<ColumnBuilder> builders;
    private final long[] compactBytes;
    private long rows;
    private boolean closed;

    QueryStream(Reading reading, ResultCursor cursor, ReadSettings settings, Runnable atClose) {
        this.reading = reading;
        this.cursor = cursor;
        this.settings = settings;
        this.atClose = atClose;
        this.builders = reading.builders(store, ColumnSettings.defaults().withChunkRows(settings.chunkRows()));
        this.compactBytes = new long[builders.size()];
    }

    @Override
    public Optional<Frame> next() {
        if (closed) {
            throw new IllegalStateException("the stream is closed");
        }
        int copied = copy();
        if (copied == 0) {
            return Optional.empty();
        }
        rows += copied;
        settings.progress().progress("reading " + reading.name(), rows, 0);
        List<Column> columns = builders.stream().map(ColumnBuilder::build).toList();
        for (int i = 0; i < columns.size(); i++) {
            compactBytes[i] += columns.get(i).retained().bytes();
        }
        return Optional.of(Frame.of(columns, store));
    }

    private int copy() {
        try {
            return cursor.copy(builders, settings.chunkRows());
        } catch (MisfitException misfit) {
            // doubtful columns were looked at beforehand: the query gives something else each time
            throw new BackendException(
                    SqlErrors.BACKEND,
                    "a query must give the same values each time, was " + reading.name() + ", whose column "
                            + reading.transfers().get(misfit.column()).name() + " got larger ones the second time",
                    misfit);
        }
    }

    /** Returns what was read so far; the bytes after are the sum of the frames'. */
    @Override
    public ReadReport report() {
        List<ColumnPlan> plans = new ArrayList<>();
        List<Transfer> transfers = reading.transfers();
        for (int i = 0; i < transfers.size(); i++) {
            plans.add(Reading.plan(transfers.get(i), cursor.copies().get(i), "streamed", ByteSize.of(compactBytes[i])));
        }
        DtypePlan plan = new DtypePlan(plans, rows, DtypePlan.Coverage.WHOLE);
        return reading.report(rows, plan, reading.notices(cursor.copies(), store));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                cursor.close();
            } finally {
                atClose.run();
            }
        }
    }
}
