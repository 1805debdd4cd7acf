package dev.headroom.data.frame;

import dev.headroom.ByteSize;
import dev.headroom.data.column.ChunkStore;
import dev.headroom.data.column.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A table: named columns of equally many rows, held compactly.
 *
 * <pre>{@code
 * try (Frame flights = CsvFile.open(path).read(ReadSettings.defaults())) {
 *     long retained = flights.retained().bytes();
 *     TextColumn origin = (TextColumn) flights.column("origin");
 * }
 * }</pre>
 *
 * <p>Thread-safe: immutable, but for the columns of a lazy frame, which are read at the first call of {@link #column}.
 * Holds {@link #retained} on the heap and its lease until closed. Frames made by selecting or renaming columns share
 * the storage of their parent: close the parent last.
 */
public final class Frame implements AutoCloseable {

    // those read so far; also the lock, because a lazy frame and the same with a report share them
    private final Map<String, Column> columns;
    private final List<String> names;
    private final @Nullable ColumnLoader loader;
    private final @Nullable ChunkStore store;
    private final Storage storage;
    private final @Nullable ReadReport report;

    /** Whether closing the frame closes the store. */
    private enum Storage {
        OWN,
        SHARED
    }

    private Frame(
            List<String> names,
            Map<String, Column> columns,
            @Nullable ColumnLoader loader,
            @Nullable ChunkStore store,
            Storage storage,
            @Nullable ReadReport report) {
        this.names = List.copyOf(names);
        this.columns = columns;
        this.loader = loader;
        this.store = store;
        this.storage = storage;
        this.report = report;
    }

    /**
     * Returns a frame of these columns.
     *
     * @param store where they live; closed with the frame
     * @throws IllegalArgumentException if names repeat or sizes differ
     */
    public static Frame of(List<? extends Column> columns, ChunkStore store) {
        return build(columns, store, Storage.OWN, null);
    }

    /** Returns a frame of these columns with word of how they were read. */
    public static Frame of(List<? extends Column> columns, ChunkStore store, ReadReport report) {
        return build(columns, store, Storage.OWN, report);
    }

    private static Frame build(
            List<? extends Column> columns, @Nullable ChunkStore store, Storage storage, @Nullable ReadReport report) {
        Map<String, Column> byName = new LinkedHashMap<>();
        for (Column column : columns) {
            if (byName.put(column.name(), column) != null) {
                throw new IllegalArgumentException("column names must be distinct, was " + column.name() + " twice");
            }
            if (column.size() != columns.get(0).size()) {
                throw new IllegalArgumentException(
                        "columns must be equally long, was " + columns.get(0) + " and " + column);
            }
        }
        return new Frame(List.copyOf(byName.keySet()), byName, null, store, storage, report);
    }

    /** Returns a frame that reads its columns when they are first asked for. */
    public static Frame lazy(List<String> names, ColumnLoader loader, ChunkStore store) {
        return new Frame(names, new LinkedHashMap<>(), loader, store, Storage.OWN, null);
    }

    /** Returns the same frame with word of how it was read. */
    public Frame withReport(ReadReport newReport) {
        return new Frame(names, columns, loader, store, storage, newReport);
    }

    /** Returns how it was read, if it was. */
    public Optional<ReadReport> report() {
        return Optional.ofNullable(report);
    }

    /** Returns the rows. A lazy frame reads its first column for this, if none has been read. */
    public int rowCount() {
        OptionalInt known;
        synchronized (columns) {
            known = columns.values().stream().mapToInt(Column::size).findFirst();
        }
        return known.isPresent() || names.isEmpty()
                ? known.orElse(0)
                : column(names.get(0)).size();
    }

    /** Returns whether there is no row. */
    public boolean isEmpty() {
        return rowCount() == 0;
    }

    /** Returns the names of the columns, in order. */
    public List<String> columnNames() {
        return names;
    }

    /** Returns the columns, in order; a lazy frame reads those that are missing in one pass. */
    public List<Column> columns() {
        return columns(names);
    }

    /**
     * Returns a column; a lazy frame reads it at the first call.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public Column column(String name) {
        return columns(List.of(name)).get(0);
    }

    private List<Column> columns(List<String> wanted) {
        synchronized (columns) {
            List<String> missing =
                    wanted.stream().filter(name -> !columns.containsKey(name)).toList();
            missing.forEach(this::requireName);
            if (!missing.isEmpty() && loader != null) {
                loader.load(missing).forEach(column -> columns.put(column.name(), column));
            }
            List<Column> found = new ArrayList<>();
            for (String name : wanted) {
                found.add(java.util.Objects.requireNonNull(columns.get(name), name));
            }
            return List.copyOf(found);
        }
    }

    private void requireName(String name) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException("column must be one of " + names + ", was " + name);
        }
    }

    /** Returns this frame with every column read, in one pass, where they would be asked for one by one. */
    Frame whole() {
        columns();
        return this;
    }

    /** Returns the bytes that the columns read so far hold on the heap. */
    public ByteSize retained() {
        synchronized (columns) {
            return columns.values().stream().map(Column::retained).reduce(ByteSize.ZERO, ByteSize::plus);
        }
    }

    /** Returns where the columns live, the frame's own or its parent's. */
    Optional<ChunkStore> store() {
        return Optional.ofNullable(store);
    }

    /** Returns a frame of these columns in this order; a lazy frame reads them in one pass. */
    public Frame select(String... wanted) {
        return build(columns(List.of(wanted)), store, Storage.SHARED, report);
    }

    /** Returns a frame with a column under another name. */
    public Frame renamed(String from, String to) {
        requireName(from);
        List<Column> renamed = columns().stream()
                .map(column -> column.name().equals(from) ? column.renamed(to) : column)
                .toList();
        return build(renamed, store, Storage.SHARED, report);
    }

    /** Returns the rows for which the condition holds, in order, as a frame of its own. */
    public Frame filter(Condition condition) {
        return Results.filter(this, condition);
    }

    /**
     * Returns the rows in order, as a frame of its own; rows that are equal in every order keep theirs. Takes 8 bytes
     * per row while it works.
     */
    public Frame sort(Order... orders) {
        return Results.sort(this, List.of(orders));
    }

    /** Begins to group rows by the values of columns; without any, the whole frame is one group. */
    public GroupBy groupBy(String... keys) {
        return GroupBy.of(this, List.of(keys));
    }

    /**
     * Returns this frame's columns beside those of another one where the keys are equal, as a frame of its own. Rows
     * keep this frame's order, a row with several matches comes several times, null keys match nothing. Of two columns
     * with one name the other's gets the suffix {@code _right}. Takes about 12 bytes per row of the other frame and 4
     * per row of this one while it works.
     *
     * @param keys columns that both frames have, with the same types
     */
    public Frame join(Frame other, JoinKind kind, String... keys) {
        return Join.of(this, other, kind, List.of(keys));
    }

    /** Returns the first rows, at most as many as there are, as a frame of its own. */
    public Frame head(int rows) {
        return slice(0, Math.min(rows, whole().rowCount()));
    }

    /** Returns the rows from {@code from} to before {@code to}, as a frame of its own. */
    public Frame slice(int from, int to) {
        return Results.slice(this, from, to);
    }

    /** Returns this frame's rows, then those of another one with the same columns, as a frame of its own. */
    public Frame concat(Frame other) {
        return Results.concat(this, other);
    }

    /** Gives the memory lease and the file of spilled columns back. Closing again does nothing. */
    @Override
    public void close() {
        if (store != null && storage == Storage.OWN) {
            store.close();
        }
    }

    @Override
    public String toString() {
        return "frame of columns " + names;
    }
}
