package dev.headroom.data.duckdb;

import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.FrameSource;
import dev.headroom.data.frame.FrameStream;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.data.plan.DtypePlan;
import java.sql.Connection;
import java.util.List;

/** A table that DuckDB reads. */
abstract sealed class DuckDbSource implements FrameSource permits SqlQuery, DuckDbFile {

    /** Rows that a plan is made from. */
    static final int SAMPLE_ROWS = 10_000;

    /** Returns what may stand after FROM; may look at the source. */
    abstract String relation(Connection connection);

    /** Returns the session to read in. */
    abstract DuckDb session();

    /** Says that a session is not needed any longer. */
    abstract void release(DuckDb session);

    /** Returns how many rows there are, or 0 where only reading tells. */
    abstract long rowCount(Connection connection);

    /** Returns a plan from the first rows. */
    @Override
    public DtypePlan plan() {
        DuckDb session = session();
        try {
            return Reading.of(this, session, ReadSettings.defaults()).plan();
        } finally {
            release(session);
        }
    }

    /** Reads everything with default settings. */
    public Frame read() {
        return read(ReadSettings.defaults());
    }

    @Override
    public Frame read(ReadSettings settings) {
        DuckDb session = session();
        try {
            return Reading.of(this, session, settings).whole();
        } finally {
            release(session);
        }
    }

    @Override
    public FrameStream stream(ReadSettings settings) {
        DuckDb session = session();
        boolean opened = false;
        try {
            FrameStream stream = Reading.of(this, session, settings).stream(() -> release(session));
            opened = true;
            return stream;
        } finally {
            if (!opened) {
                release(session);
            }
        }
    }

    /** Returns the names of the columns. */
    public List<String> columnNames() {
        DuckDb session = session();
        try {
            return QueryColumn.of(session.connection(), relation(session.connection()), name()).stream()
                    .map(QueryColumn::name)
                    .toList();
        } finally {
            release(session);
        }
    }
}
