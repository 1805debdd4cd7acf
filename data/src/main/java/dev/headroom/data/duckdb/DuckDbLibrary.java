package dev.headroom.data.duckdb;

import dev.headroom.UnsupportedFeatureException;
import dev.headroom.spi.Availability;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** Finds the optional dependency; the only place that may fail because it is absent. */
final class DuckDbLibrary {

    static final String COORDINATES = "org.duckdb:duckdb_jdbc:2.0.0.1";

    private static final String DRIVER = "org.duckdb.DuckDBDriver";

    private DuckDbLibrary() {}

    /** Looks for the class without initialising it, so nothing native is unpacked or loaded. */
    static Availability availability() {
        return availability(DuckDbLibrary.class.getClassLoader());
    }

    static Availability availability(ClassLoader loader) {
        try {
            Class.forName(DRIVER, false, loader);
            return Availability.available();
        } catch (ClassNotFoundException | LinkageError e) {
            return Availability.unavailable("DuckDB is not on the class path", "add the dependency " + COORDINATES);
        }
    }

    /** Opens a database in memory. */
    static Connection connect(Properties settings) throws SQLException {
        if (availability() instanceof Availability.Unavailable missing) {
            throw new UnsupportedFeatureException(
                    "Parquet, JSON lines and SQL (" + missing.cure() + ")", "this class path without DuckDB");
        }
        try {
            return Driver.connect(settings);
        } catch (LinkageError e) {
            UnsupportedFeatureException unsupported = new UnsupportedFeatureException(
                    "DuckDB's native library (" + e.getMessage() + ")",
                    System.getProperty("os.name") + " on " + System.getProperty("os.arch"));
            unsupported.initCause(e);
            throw unsupported;
        }
    }

    /** Opens another connection to the database of {@code connection}. */
    static Connection duplicate(Connection connection) throws SQLException {
        return Driver.duplicate(connection);
    }

    /** Apart, so that linking the class above needs no driver. */
    private static final class Driver {

        static Connection connect(Properties settings) throws SQLException {
            return new DuckDBDriver().connect("jdbc:duckdb:", settings);
        }

        static Connection duplicate(Connection connection) throws SQLException {
            return connection.unwrap(DuckDBConnection.class).duplicate();
        }
    }
}
