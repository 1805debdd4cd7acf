package dev.headroom.benchmarks.data;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A database in memory. One thread at a time. */
final class DuckDb implements AutoCloseable {

    private final Connection connection;

    private DuckDb(Connection connection) {
        this.connection = connection;
    }

    /** Opens an empty one that works with that many threads. */
    static DuckDb open(int threads) throws SQLException {
        DuckDb database = new DuckDb(DriverManager.getConnection("jdbc:duckdb:"));
        database.run("SET threads = " + threads);
        return database;
    }

    /** Reads a text table into the table {@code held}. */
    void load(Path file) throws SQLException {
        run("CREATE TABLE held AS SELECT * FROM read_csv(" + quoted(file) + ")");
    }

    /** Runs a statement. */
    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns the only number that a query gives. */
    double number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getDouble(1);
        }
    }

    /** Returns a query's result as a map from the first column, of count, sum and sum. */
    Totals totals(String sql) throws SQLException {
        Totals totals = new Totals();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                totals.put(result.getString(1), result.getLong(2), result.getLong(3), result.getDouble(4));
            }
        }
        return totals;
    }

    static String quoted(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
