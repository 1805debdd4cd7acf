package dev.headroom.data.duckdb;

import dev.headroom.ByteSize;
import dev.headroom.budget.Lease;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.FrameSource;
import dev.headroom.data.frame.ReadReport;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.file.FileReplacement;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.Availability;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A DuckDB database in memory that spills to disk, locked down: bounded in memory and threads, no network, no
 * extensions, and no files but those named in its settings.
 *
 * <pre>{@code
 * DuckDbSettings settings = DuckDbSettings.defaults().withFiles(Path.of("flights.parquet"));
 * try (DuckDb duck = DuckDb.open(settings)) {
 *     duck.register("flights", ParquetFile.open(Path.of("flights.parquet")), ReadSettings.defaults());
 *     Frame delays = duck.query("select origin, avg(delay) as delay from flights group by origin").read();
 * }
 * }</pre>
 *
 * <p>One thread at a time; streams of its queries run on connections of their own. Memory: up to
 * {@link DuckDbSettings#footprint}, leased before anything is allocated. The first session of a process takes half a
 * second: DuckDB's driver unpacks its library of 70 MB into {@code java.io.tmpdir} and deletes it when the process ends
 * in an orderly way; a killed process leaves it behind.
 *
 * <p>Errors: {@link IllegalArgumentException} for mistakes in SQL, {@link dev.headroom.OverBudgetException} where the
 * lease is refused, {@link dev.headroom.UnsupportedFeatureException} where DuckDB is absent,
 * {@link dev.headroom.BackendException} otherwise.
 */
public final class DuckDb implements AutoCloseable {

    private final DuckDbSettings settings;
    private final Optional<Lease> lease;
    private final SpillDirectory spill;
    private final Connection connection;
    private final Map<Path, FileReplacement> replacements;
    private final Set<ResultCursor> cursors = ConcurrentHashMap.newKeySet();
    private boolean closed;

    private DuckDb(
            DuckDbSettings settings,
            Optional<Lease> lease,
            SpillDirectory spill,
            Connection connection,
            Map<Path, FileReplacement> replacements) {
        this.settings = settings;
        this.lease = lease;
        this.spill = spill;
        this.connection = connection;
        this.replacements = replacements;
    }

    /** Returns whether DuckDB is on the class path; loads nothing native. */
    public static Availability availability() {
        return DuckDbLibrary.availability();
    }

    /**
     * Opens an empty database that may read and write the files of {@code settings}.
     *
     * @throws IllegalArgumentException if an output has no ending of {@link TableFormat} or is a directory
     * @throws java.io.UncheckedIOException if the folder of a Parquet output or of spilled data cannot be written to
     */
    public static DuckDb open(DuckDbSettings settings) {
        Map<Path, FileReplacement> replacements = replacements(settings);
        Optional<Lease> lease = settings.budget().map(budget -> budget.reserve("DuckDB session", settings.footprint()));
        SpillDirectory spill = null;
        Connection connection = null;
        boolean opened = false;
        try {
            spill = SpillDirectory.below(settings.spillDirectory());
            connection = DuckDbLibrary.connect(properties(settings, spill.path()));
            lockDown(connection, settings, replacements.values());
            opened = true;
            return new DuckDb(settings, lease, spill, connection, replacements);
        } catch (SQLException e) {
            throw SqlErrors.map("opening a session", e);
        } finally {
            if (!opened) {
                close(connection, spill, lease);
            }
        }
    }

    /** DuckDB may write to names that it knows from the beginning only. */
    private static Map<Path, FileReplacement> replacements(DuckDbSettings settings) {
        return settings.outputs().stream()
                .filter(file -> TableFormat.of(file) == TableFormat.PARQUET)
                .collect(Collectors.toMap(file -> file, FileReplacement::of));
    }

    private static Properties properties(DuckDbSettings settings, Path spill) {
        Properties properties = new Properties();
        properties.setProperty("memory_limit", settings.memoryLimit().bytes() + "B");
        properties.setProperty("threads", Integer.toString(settings.threads()));
        properties.setProperty("temp_directory", spill.toString());
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("allow_community_extensions", "false");
        properties.setProperty("allow_persistent_secrets", "false");
        // by rows, only the search for the reason of a failed query: it must not gather the result first
        properties.setProperty("jdbc_stream_results", "true");
        return properties;
    }

    private static void lockDown(
            Connection connection, DuckDbSettings settings, Collection<FileReplacement> replacements)
            throws SQLException {
        Set<String> allowed = new LinkedHashSet<>();
        // the pattern of a file is looked up as if it were a file, too
        settings.files().forEach(file -> allowed.addAll(List.of(SqlText.literal(file), SqlText.pattern(file))));
        replacements.forEach(replacement -> allowed.add(SqlText.literal(replacement.part())));
        try (Statement statement = connection.createStatement()) {
            // what a time with a zone looks like as text must not depend on the box
            statement.execute("SET GLOBAL TimeZone = 'UTC'");
            statement.execute("SET allowed_paths = [" + SqlText.list(allowed) + "]");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
        }
    }

    /** Returns the settings that it was opened with. */
    public DuckDbSettings settings() {
        return settings;
    }

    /**
     * Returns a query as a source of frames; it runs when read, each time anew.
     *
     * @param sql one SELECT (or DESCRIBE, SUMMARIZE, SHOW); nothing that changes a table or writes a file
     * @throws IllegalArgumentException if it is anything else, or cannot be parsed
     */
    public SqlQuery query(String sql) {
        return new SqlQuery(this, sql, SelectText.require(connection(), sql));
    }

    /**
     * Copies a frame into a new table called {@code table}; where that fails, there is no such table.
     *
     * @throws IllegalArgumentException if DuckDB cannot hold a name or a value: names may not be empty or differ in case
     *     only, dates and times must be within its range, texts must be Unicode
     */
    public void register(String table, Frame frame) {
        TableAppender.fill(this, table, TableAppender.types(frame), appender -> appender.append(frame));
    }

    /**
     * Makes a source a table called {@code table}: a Parquet or JSON lines file that the settings name becomes a view
     * on the file, everything else is copied chunk by chunk, and spilled where it does not fit. Where that fails, there is
     * no such table.
     *
     * @return what was read; no rows where the table is a view
     */
    public ReadReport register(String table, FrameSource source, ReadSettings reading) {
        return Registration.register(this, table, source, reading);
    }

    /**
     * Returns the bytes that DuckDB holds in buffers now, and those in its spill files.
     *
     * @throws IllegalStateException after close
     */
    public Memory memory() {
        try (Statement statement = connection().createStatement();
                ResultSet sums = statement.executeQuery("SELECT coalesce(sum(memory_usage_bytes), 0),"
                        + " coalesce(sum(temporary_storage_bytes), 0) FROM duckdb_memory()")) {
            sums.next();
            return new Memory(ByteSize.of(sums.getLong(1)), ByteSize.of(sums.getLong(2)));
        } catch (SQLException e) {
            throw SqlErrors.map("reading DuckDB's memory", e);
        }
    }

    /**
     * What a session holds.
     *
     * @param buffers bytes in memory
     * @param spilled bytes in temporary files
     */
    public record Memory(ByteSize buffers, ByteSize spilled) {}

    /**
     * Closes the database with all its tables and the streams of its queries, deletes what it spilled and gives the lease
     * back. Again does nothing.
     */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                List.copyOf(cursors).forEach(ResultCursor::close);
            } finally {
                close(connection, spill, lease);
            }
        }
    }

    /** A cursor keeps the database open, so the session closes it if nobody else does. */
    void opened(ResultCursor cursor) {
        cursors.add(cursor);
    }

    void closed(ResultCursor cursor) {
        cursors.remove(cursor);
    }

    /** Returns how to write a Parquet file of the settings. */
    FileReplacement replacement(Path output) {
        return Objects.requireNonNull(replacements.get(output), output.toString());
    }

    void createTable(String table, String columns) {
        execute(
                "registering " + table,
                "CREATE TABLE " + SqlText.identifier(table) + " (" + columns + ")",
                new CancelToken());
    }

    /** Runs statements of our own. */
    void execute(String doing, String sql, CancelToken cancel) {
        cancel.throwIfCancelled();
        try (Statement statement = connection().createStatement()) {
            Cancelling.during(cancel, statement, () -> statement.execute(sql));
        } catch (SQLException e) {
            throw SqlErrors.map(doing, e);
        }
    }

    Connection connection() {
        if (closed) {
            throw new IllegalStateException("the DuckDB session is closed");
        }
        return connection;
    }

    /** Returns another connection to the same database, which the caller closes. */
    Connection another() {
        try {
            return DuckDbLibrary.duplicate(connection());
        } catch (SQLException e) {
            throw SqlErrors.map("opening a connection", e);
        }
    }

    private static void close(@Nullable Connection connection, @Nullable SpillDirectory spill, Optional<Lease> lease) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw SqlErrors.map("closing a session", e);
        } finally {
            if (spill != null) {
                spill.close();
            }
            lease.ifPresent(Lease::close);
        }
    }
}
