package dev.headroom.data.frame;

import dev.headroom.budget.MemoryBudget;
import dev.headroom.data.column.ChunkStore;
import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnBuilder;
import dev.headroom.data.column.ColumnSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Frames that verbs make of other frames, column after column so that one builder is open at a time. */
final class Results {

    private Results() {}

    static Optional<MemoryBudget> budget(Frame frame) {
        return frame.store().flatMap(ChunkStore::budget);
    }

    static ChunkStore newStore(Frame frame, String purpose) {
        return frame.store().map(store -> store.another(purpose)).orElseGet(ChunkStore::onHeap);
    }

    /** Returns lossless storage with buffers for as many rows as there will be. */
    static ColumnSettings settings(int rows) {
        ColumnSettings usual = ColumnSettings.defaults();
        return usual.withChunkRows(Math.max(1, Math.min(usual.chunkRows(), rows)));
    }

    /** Makes the columns of a frame in its store. */
    @FunctionalInterface
    interface Filling {

        List<Column> into(ChunkStore store);
    }

    /** Returns a frame of its own; where its columns cannot be made, neither lease nor file stays behind. */
    static Frame build(ChunkStore store, Filling filling) {
        boolean built = false;
        try {
            Frame frame = Frame.of(filling.into(store), store);
            built = true;
            return frame;
        } finally {
            if (!built) {
                store.close();
            }
        }
    }

    /** Returns the rows for which a condition holds. */
    static Frame filter(Frame frame, Condition condition) {
        Condition.RowTest test = condition.over(frame.whole(), Condition.Wanted.TRUE);
        try (WorkingMemory memory = new WorkingMemory(budget(frame), "filter")) {
            int[] rows = {};
            int kept = 0;
            int rowCount = frame.rowCount();
            for (int row = 0; row < rowCount; row++) {
                if (test.test(row)) {
                    if (kept == rows.length) {
                        rows = memory.grow(rows, kept + 1);
                    }
                    rows[kept++] = row;
                }
            }
            return pick(frame, rows, kept);
        }
    }

    /** Returns the rows in order. */
    static Frame sort(Frame frame, List<Order> orders) {
        try (WorkingMemory memory = new WorkingMemory(budget(frame), "sort")) {
            return pick(frame, Sorting.rows(frame.whole(), orders, memory), frame.rowCount());
        }
    }

    /** Returns the rows from {@code from} to before {@code to}. */
    static Frame slice(Frame frame, int from, int to) {
        if (from < 0 || to < from || to > frame.whole().rowCount()) {
            throw new IllegalArgumentException(
                    "slice must be within 0 to " + frame.rowCount() + ", was " + from + " to " + to);
        }
        return copy(frame, to - from, place -> from + place);
    }

    /** Returns the rows of one frame, then those of another with the same columns. */
    static Frame concat(Frame first, Frame second) {
        if (!types(first).equals(types(second))) {
            throw new IllegalArgumentException(
                    "columns of both frames must be the same, was " + types(first) + " and " + types(second));
        }
        int rows = Math.addExact(first.rowCount(), second.rowCount());
        ColumnSettings settings = settings(rows);
        return build(newStore(first, "concatenated rows"), store -> {
            List<Column> columns = new ArrayList<>();
            for (Column column : first.columns()) {
                ColumnBuilder builder = ColumnBuilder.of(column.name(), column.type(), store, settings);
                copy(column, builder);
                copy(second.column(column.name()), builder);
                columns.add(builder.build());
            }
            return columns;
        });
    }

    private static List<String> types(Frame frame) {
        return frame.columns().stream()
                .map(column -> column.name() + " " + column.type())
                .toList();
    }

    private static void copy(Column column, ColumnBuilder builder) {
        CellCopy copy = CellCopy.between(column, builder);
        for (int row = 0; row < column.size(); row++) {
            copy.copy(row);
            builder.endRow();
        }
    }

    private static Frame pick(Frame frame, int[] rows, int count) {
        return copy(frame, count, place -> rows[place]);
    }

    /** Says which row of the source stands at a place of the result. */
    @FunctionalInterface
    private interface Places {

        int row(int place);
    }

    private static Frame copy(Frame frame, int count, Places places) {
        ColumnSettings settings = settings(count);
        return build(newStore(frame, "rows picked"), store -> {
            List<Column> columns = new ArrayList<>();
            for (Column column : frame.columns()) {
                ColumnBuilder builder = ColumnBuilder.of(column.name(), column.type(), store, settings);
                CellCopy copy = CellCopy.between(column, builder);
                for (int place = 0; place < count; place++) {
                    copy.copy(places.row(place));
                    builder.endRow();
                }
                columns.add(builder.build());
            }
            return columns;
        });
    }
}
