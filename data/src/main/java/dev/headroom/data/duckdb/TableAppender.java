package dev.headroom.data.duckdb;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.DoubleColumn;
import dev.headroom.data.column.LongColumn;
import dev.headroom.data.column.TextColumn;
import dev.headroom.data.export.UnicodeText;
import dev.headroom.data.frame.Frame;
import dev.headroom.queue.CancelToken;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Copies frames into a table of a session, row by row into the driver's vectors. One thread at a time. */
final class TableAppender implements AutoCloseable {

    /** The ends of DuckDB's dates and times; what lies beyond is its infinity or nothing. */
    private static final long MOST_DAYS = Integer.MAX_VALUE - 1;

    private static final long MOST_MICROS = Long.MAX_VALUE - 1;
    private static final long LEAST_MICROS = -9_223_372_022_400_000_000L;

    private final String table;
    private final DuckDBAppender appender;

    private TableAppender(String table, DuckDBAppender appender) {
        this.table = table;
        this.appender = appender;
    }

    /** Returns the types of a frame's columns by their names, in order. */
    static Map<String, ColumnType> types(Frame frame) {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        frame.columns().forEach(column -> types.put(column.name(), column.type()));
        return types;
    }

    /** Creates a table with a column for each of {@code columns}, and fills it; where that fails, it is dropped. */
    static void fill(DuckDb session, String table, Map<String, ColumnType> columns, Consumer<TableAppender> rows) {
        requireNames(table, columns.keySet());
        session.createTable(
                table,
                columns.entrySet().stream()
                        .map(column -> SqlText.identifier(column.getKey()) + " " + sqlType(column.getValue()))
                        .collect(Collectors.joining(", ")));
        boolean filled = false;
        try {
            try (TableAppender appender = open(session, table)) {
                rows.accept(appender);
            }
            filled = true;
        } finally {
            if (!filled) {
                session.execute("dropping " + table, "DROP TABLE " + SqlText.identifier(table), new CancelToken());
            }
        }
    }

    private static void requireNames(String table, Collection<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a table of DuckDB must have a column, was " + table + " with none");
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name.isEmpty() || name.indexOf('\0') >= 0 || !seen.add(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        "column names must be given and differ in more than case for DuckDB, was '"
                                + name.replace('\0', '␀') + "' in table " + table);
            }
            UnicodeText.require(name, name, -1);
        }
    }

    private static TableAppender open(DuckDb session, String table) {
        Connection connection = session.connection();
        try {
            return new TableAppender(
                    table, connection.unwrap(DuckDBConnection.class).createAppender(table));
        } catch (SQLException e) {
            throw SqlErrors.map("filling table " + table, e);
        }
    }

    private static String sqlType(ColumnType type) {
        return switch (type) {
            case INTEGER -> "BIGINT";
            case DECIMAL -> "DOUBLE";
            case TEXT -> "VARCHAR";
            case BOOLEAN -> "BOOLEAN";
            case DATE -> "DATE";
            case TIMESTAMP -> "TIMESTAMP";
            case INSTANT -> "TIMESTAMPTZ";
        };
    }

    /** Adds the frame's rows; its columns stand in the table's order. */
    TableAppender append(Frame frame) {
        List<Cells> cells = frame.columns().stream().map(TableAppender::cells).toList();
        try {
            for (int row = 0; row < frame.rowCount(); row++) {
                appender.beginRow();
                for (Cells column : cells) {
                    column.append(appender, row);
                }
                appender.endRow();
            }
            return this;
        } catch (SQLException e) {
            throw SqlErrors.map("filling table " + table, e);
        }
    }

    /** Appends one cell. */
    @FunctionalInterface
    private interface Cells {
        void append(DuckDBAppender appender, int row) throws SQLException;
    }

    private static Cells cells(Column column) {
        Cells values = values(column);
        return column.nullCount() == 0
                ? values
                : (appender, row) -> {
                    if (column.isNull(row)) {
                        appender.appendNull();
                    } else {
                        values.append(appender, row);
                    }
                };
    }

    private static Cells values(Column column) {
        if (column instanceof LongColumn longs) {
            return switch (longs.type()) {
                case BOOLEAN -> (appender, row) -> appender.append(longs.get(row) != 0);
                case DATE ->
                    (appender, row) -> appender.appendEpochDays((int) within(longs, row, MOST_DAYS, -MOST_DAYS));
                case TIMESTAMP, INSTANT ->
                    (appender, row) -> appender.appendEpochMicros(within(longs, row, MOST_MICROS, LEAST_MICROS));
                default -> (appender, row) -> appender.append(longs.get(row));
            };
        }
        if (column instanceof DoubleColumn doubles) {
            return (appender, row) -> appender.append(doubles.get(row));
        }
        TextColumn texts = (TextColumn) column;
        if (!texts.isDictionary()) {
            return (appender, row) -> appender.append(UnicodeText.require(texts.get(row), texts.name(), row));
        }
        for (int code = 0; code < texts.dictionarySize(); code++) {
            UnicodeText.require(texts.word(code), texts.name(), -1);
        }
        return (appender, row) -> appender.append(texts.get(row));
    }

    private static long within(LongColumn column, int row, long most, long least) {
        long value = column.get(row);
        if (value > most || value < least) {
            throw new IllegalArgumentException("column " + column.name() + ", row " + (row + 1L)
                    + " must be within DuckDB's range of " + column.type() + ", " + least + " to " + most + ", was "
                    + value);
        }
        return value;
    }

    @Override
    public void close() {
        try {
            appender.close();
        } catch (SQLException e) {
            throw SqlErrors.map("filling table " + table, e);
        }
    }
}
