package dev.headroom.data.duckdb;

import dev.headroom.data.frame.ReadReport;
import dev.headroom.queue.CancelToken;
import java.nio.file.Path;
import java.sql.Connection;

/**
 * One SELECT as a source of frames. It runs each time that it is read.
 *
 * <pre>{@code
 * try (Frame delays = duck.query("select origin, avg(delay) as delay from flights group by origin").read()) { ... }
 * }</pre>
 *
 * <p>One thread at a time; usable while its session is open. Whole numbers beyond 64 bits, decimals that no double is
 * exact for and times with nanoseconds make their column text, infinite dates become nulls, nested values JSON text: the
 * report's notices say so.
 */
public final class SqlQuery extends DuckDbSource {

    private final DuckDb session;
    private final String asWritten;
    private final String select;

    SqlQuery(DuckDb session, String asWritten, String select) {
        this.session = session;
        this.asWritten = asWritten;
        this.select = select;
    }

    /** Returns the query as it was written, on one line. */
    @Override
    public String name() {
        return asWritten.strip().replaceAll("\\s+", " ");
    }

    /**
     * Writes the result to a file in the format that its ending names, see {@link TableFormat}. The file appears under
     * its name when it is complete. Parquet keeps DuckDB's types, except that 128-bit numbers become BIGINT, or text where
     * they do not fit (inside nested values DECIMAL(38,0)), and intervals text; CSV and JSON lines hold the values as a
     * stream of this query has them.
     *
     * @param out one of the files of the session's settings
     * @return rows written, and what a person should know about them
     */
    public ReadReport writeTo(Path out, CancelToken cancel) {
        return TableWriter.write(session, this, out, cancel);
    }

    /** Returns the first rows of this query. */
    public SqlQuery head(long rows) {
        return new SqlQuery(session, asWritten, "SELECT * FROM (\n" + select + "\n) LIMIT " + rows);
    }

    @Override
    String relation(Connection connection) {
        return relation();
    }

    String relation() {
        return "(\n" + select + "\n)";
    }

    @Override
    DuckDb session() {
        return session;
    }

    @Override
    void release(DuckDb used) {
        // it is the caller's
    }

    @Override
    long rowCount(Connection connection) {
        return 0;
    }

    @Override
    public String toString() {
        return name();
    }
}
