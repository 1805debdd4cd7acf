package dev.headroom.data.duckdb;

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
import java.util.Locale;
import java.util.function.Supplier;

/**
 * One reading of a source in a session: whole, in chunks, or as a sample. Where a value does not fit the type that its
 * column was given, the column becomes text: a whole read begins again, a stream looks at doubtful columns beforehand.
 */
final class Reading {

    /** Rows between two reports of progress, and the most of a copy. */
    static final int STEP = 65_536;

    /** Rows that buffers hold at first, one of DuckDB's vectors: a table of a thousand columns may have two rows. */
    private static final int FIRST = 2_048;

    private final DuckDbSource source;
    private final DuckDb session;
    private final ReadSettings settings;
    private final String relation;
    private final int width;
    private final List<QueryColumn> columns;
    private final List<Transfer> transfers;

    private Reading(
            DuckDbSource source,
            DuckDb session,
            ReadSettings settings,
            String relation,
            int width,
            List<QueryColumn> columns) {
        this.source = source;
        this.session = session;
        this.settings = settings;
        this.relation = relation;
        this.width = width;
        this.columns = columns;
        this.transfers = new ArrayList<>(columns.stream()
                .map(column -> Transfer.of(column, ResultCursor.reference(column.position())))
                .toList());
    }

    static Reading of(DuckDbSource source, DuckDb session, ReadSettings settings) {
        String relation = source.relation(session.connection());
        List<QueryColumn> all = QueryColumn.of(session.connection(), relation, doing(source));
        return new Reading(
                source, session, settings, relation, all.size(), QueryColumn.select(all, settings.columns()));
    }

    private static String doing(DuckDbSource source) {
        return source instanceof SqlQuery ? SqlErrors.SQL : source.name();
    }

    /** Returns the plan of the first rows. */
    DtypePlan plan() {
        String sample = "(SELECT * FROM " + relation + " LIMIT " + DuckDbSource.SAMPLE_ROWS + ")";
        return withoutMisfits(() -> {
            List<ColumnBuilder> builders = builders(ChunkStore.onHeap(), buffers(0));
            try (ResultCursor cursor = cursor(sample, transfers)) {
                int rows = cursor.copy(builders, DuckDbSource.SAMPLE_ROWS);
                List<Column> built = builders.stream().map(ColumnBuilder::build).toList();
                return plan(built, cursor.copies(), rows, DtypePlan.Coverage.SAMPLE);
            }
        });
    }

    /** Returns everything in one frame. */
    Frame whole() {
        return withoutMisfits(() -> {
            ChunkStore store = settings.newStore("frame of " + source.name());
            boolean built = false;
            try {
                Frame frame = whole(store);
                built = true;
                return frame;
            } finally {
                if (!built) {
                    store.close();
                }
            }
        });
    }

    private Frame whole(ChunkStore store) {
        long total = source.rowCount(session.connection());
        List<ColumnBuilder> builders = builders(store, buffers(total));
        long rows = 0;
        try (ResultCursor cursor = cursor(relation, transfers)) {
            int copied;
            while ((copied = cursor.copy(builders, STEP)) > 0) {
                rows += copied;
                if (rows > Integer.MAX_VALUE - STEP) {
                    throw new IllegalArgumentException(
                            "rows of a frame must be fewer than 2^31; stream the source or aggregate in SQL");
                }
                settings.progress().progress("reading " + source.name(), rows, Math.max(rows, total));
            }
            List<Column> built = builders.stream().map(ColumnBuilder::build).toList();
            DtypePlan plan = plan(built, cursor.copies(), rows, DtypePlan.Coverage.WHOLE);
            return Frame.of(built, store, report(rows, plan, notices(cursor.copies(), store)));
        }
    }

    /** Returns a stream that runs {@code atClose} when it is closed. */
    FrameStream stream(Runnable atClose) {
        settleDoubts();
        return new QueryStream(this, cursor(relation, transfers), settings, atClose);
    }

    /** Looks at the columns whose values alone tell whether they fit; a stream cannot begin again. */
    private void settleDoubts() {
        List<Transfer> doubtful =
                transfers.stream().filter(Transfer::isDoubtful).toList();
        if (doubtful.isEmpty()) {
            return;
        }
        try {
            try (ResultCursor cursor = cursor(relation, doubtful)) {
                List<ColumnBuilder> dropped = builders(doubtful, ChunkStore.onHeap(), buffers(0));
                while (cursor.copy(dropped, FIRST) > 0) {
                    dropped.forEach(ColumnBuilder::build);
                }
            }
        } catch (MisfitException misfit) {
            makeText(transfers.indexOf(doubtful.get(misfit.column())));
            settleDoubts();
        }
    }

    private <T> T withoutMisfits(Supplier<T> read) {
        while (true) {
            try {
                return read.get();
            } catch (MisfitException misfit) {
                makeText(misfit.column());
            }
        }
    }

    private void makeText(int index) {
        QueryColumn column = columns.get(index);
        transfers.set(index, Transfer.asText(column, ResultCursor.reference(column.position())));
    }

    private ResultCursor cursor(String from, List<Transfer> wanted) {
        return new ResultCursor(session, doing(source), from, width, wanted, settings.cancel());
    }

    private static ColumnSettings buffers(long rows) {
        return ColumnSettings.defaults().withChunkRows((int) Math.min(STEP, Math.max(FIRST, rows)));
    }

    List<ColumnBuilder> builders(ChunkStore store, ColumnSettings storage) {
        return builders(transfers, store, storage);
    }

    private static List<ColumnBuilder> builders(List<Transfer> of, ChunkStore store, ColumnSettings storage) {
        return of.stream()
                .map(transfer -> ColumnBuilder.of(transfer.name(), transfer.type(), store, storage))
                .toList();
    }

    ReadReport report(long rows, DtypePlan plan, List<String> notices) {
        return new ReadReport(source.name(), rows, 0, List.of(), plan, notices);
    }

    List<String> notices(List<VectorCopy> copies, ChunkStore store) {
        List<String> notices = new ArrayList<>();
        for (int i = 0; i < transfers.size(); i++) {
            Transfer transfer = transfers.get(i);
            if (!transfer.notice().isEmpty()) {
                notices.add(transfer.notice());
            }
            long infinities = copies.get(i).infinities();
            if (infinities > 0) {
                notices.add(String.format(
                        Locale.ROOT, "column %s: %,d infinite values became null", transfer.name(), infinities));
            }
        }
        if (store.hasSpilled()) {
            notices.add("the memory lease was refused: " + store.spilledBytes() + " spilled to a temporary file");
        }
        return notices;
    }

    DtypePlan plan(List<Column> built, List<VectorCopy> copies, long rows, DtypePlan.Coverage coverage) {
        List<ColumnPlan> plans = new ArrayList<>();
        for (int i = 0; i < built.size(); i++) {
            Column column = built.get(i);
            plans.add(plan(transfers.get(i), copies.get(i), column.encoding(), column.retained()));
        }
        return new DtypePlan(plans, rows, coverage);
    }

    static ColumnPlan plan(Transfer transfer, VectorCopy copy, String encoding, ByteSize after) {
        return new ColumnPlan(
                transfer.name(),
                transfer.type(),
                encoding,
                ByteSize.of(copy.textBytes()),
                after,
                copy.nulls(),
                "is " + transfer.sqlType() + " in the source");
    }

    String name() {
        return source.name();
    }

    List<Transfer> transfers() {
        return List.copyOf(transfers);
    }
}
