package dev.headroom.data.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A Parquet file as a source of frames; only the columns asked for are read.
 *
 * <pre>{@code
 * try (Frame flights = ParquetFile.open(Path.of("flights.parquet")).read()) { ... }
 * }</pre>
 *
 * <p>Thread-safe: each reading opens a session of its own, with the memory of its settings. Types are mapped as
 * {@link SqlQuery} says. Errors: see {@link DuckDb}; an absent file is an {@link java.io.UncheckedIOException}.
 */
public final class ParquetFile extends DuckDbFile {

    private ParquetFile(Path path, DuckDbSettings settings) {
        super(path, settings);
    }

    /** Returns the file with default settings; its content is looked at when read. */
    public static ParquetFile open(Path path) {
        return open(path, DuckDbSettings.defaults());
    }

    /** Returns the file; its content is looked at when read. */
    public static ParquetFile open(Path path, DuckDbSettings settings) {
        return new ParquetFile(path, settings);
    }

    @Override
    String relation(Connection connection) {
        return "read_parquet(" + SqlText.pattern(path()) + ")";
    }

    @Override
    long rowCount(Connection connection) {
        try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT num_rows FROM parquet_file_metadata(" + SqlText.pattern(path()) + ")");
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        } catch (SQLException e) {
            throw SqlErrors.map("reading " + name(), e);
        }
    }
}
