package dev.headroom.data.duckdb;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.DoubleColumn;
import dev.headroom.data.column.LongColumn;
import dev.headroom.data.column.TextColumn;
import dev.headroom.data.frame.Frame;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Copies frames into a table of a session, row by row into the driver's vectors. One thread at a time. */
final class TableAppender implements AutoCloseable {

    private final String table;
    private final DuckDBAppender appender;

    private TableAppender(String table, DuckDBAppender appender) {
        this.table = table;
        this.appender = appender;
    }

    /** Creates the table, with a column for each of {@code columns}. */
    static TableAppender create(DuckDb session, String table, List<Column> columns) {
        session.createTable(
                table,
                columns.stream()
                        .map(column -> SqlText.identifier(column.name()) + " " + sqlType(column.type()))
                        .collect(Collectors.joining(", ")));
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
                case DATE -> (appender, row) -> appender.appendEpochDays(Math.toIntExact(longs.get(row)));
                case TIMESTAMP, INSTANT -> (appender, row) -> appender.appendEpochMicros(longs.get(row));
                default -> (appender, row) -> appender.append(longs.get(row));
            };
        }
        if (column instanceof DoubleColumn doubles) {
            return (appender, row) -> appender.append(doubles.get(row));
        }
        TextColumn texts = (TextColumn) column;
        return (appender, row) -> appender.append(texts.get(row));
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
