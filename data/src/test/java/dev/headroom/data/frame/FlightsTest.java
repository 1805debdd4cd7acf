package dev.headroom.data.frame;

import static dev.headroom.data.frame.Condition.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.data.csv.CsvFile;
import dev.headroom.data.statistics.ColumnDescription;
import dev.headroom.data.statistics.Correlation;
import dev.headroom.data.statistics.Description;
import dev.headroom.testkit.TestData;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three million real flights, read from CSV: every figure is DuckDB's. */
@Tag("model")
class FlightsTest {

    @TempDir
    static Path directory;

    private static @Nullable Connection duckDb;
    private static @Nullable CsvFile file;

    @BeforeAll
    static void writeCsv() throws SQLException {
        Path parquet = TestData.require("tables/flights-3m.parquet");
        Path csv = directory.resolve("flights.csv");
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        duckDb = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE VIEW flights AS FROM '" + parquet + "'");
            statement.execute("COPY flights TO '" + csv + "'");
        }
        file = CsvFile.open(csv);
    }

    @AfterAll
    static void close() throws SQLException {
        if (duckDb != null) {
            duckDb.close();
        }
    }

    private static CsvFile flights() {
        return Objects.requireNonNull(file);
    }

    private static List<List<@Nullable Object>> sql(String query) throws SQLException {
        try (Statement statement = Objects.requireNonNull(duckDb).createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static final Aggregate[] FIGURES = {
        Aggregate.count(),
        Aggregate.count("delay"),
        Aggregate.sum("distance"),
        Aggregate.mean("delay"),
        Aggregate.min("delay"),
        Aggregate.max("destination"),
        Aggregate.distinct("destination")
    };

    @Test
    void groupsAreThoseOfDuckDb() throws SQLException {
        List<List<@Nullable Object>> expected = sql("SELECT origin, count(*), count(delay), sum(distance)::BIGINT,"
                + " avg(delay), min(delay), max(destination), count(DISTINCT destination) FROM flights"
                + " GROUP BY origin ORDER BY origin");
        try (Frame frame = flights().read(ReadSettings.defaults())) {
            assertThat(Tables.rows(frame.groupBy("origin").aggregate(FIGURES).sort(Order.ascending("origin"))))
                    .isEqualTo(expected);
        }
        assertThat(Tables.rows(GroupBy.over(flights(), ReadSettings.defaults(), "origin")
                        .aggregate(FIGURES)
                        .sort(Order.ascending("origin"))))
                .isEqualTo(expected);
    }

    @Test
    void pairsOfKeysAndFiltersAreThoseOfDuckDb() throws SQLException {
        try (Frame frame = flights().read(ReadSettings.defaults());
                Frame late = frame.filter(
                        where("delay").greaterThan(30).and(where("origin").startsWith("S")))) {
            Frame groups = late.groupBy("origin", "destination")
                    .aggregate(Aggregate.count(), Aggregate.sum("delay"))
                    .sort(Order.descending("count"), Order.ascending("origin"), Order.ascending("destination"));

            assertThat(Tables.rows(groups))
                    .isEqualTo(sql("SELECT origin, destination, count(*), sum(delay)::BIGINT FROM flights"
                            + " WHERE delay > 30 AND origin LIKE 'S%' GROUP BY ALL"
                            + " ORDER BY 3 DESC, origin, destination"));
        }
    }

    @Test
    void mediansAndDeviationsAreThoseOfDuckDb() throws SQLException {
        List<List<@Nullable Object>> expected =
                sql("SELECT origin, quantile_cont(delay, 0.5), quantile_cont(delay, 0.9),"
                        + " stddev_samp(delay) FROM flights GROUP BY origin ORDER BY origin");
        try (Frame frame = flights().read(ReadSettings.defaults().withColumns("origin", "delay"))) {
            Frame groups = frame.groupBy("origin")
                    .aggregate(
                            Aggregate.median("delay"),
                            Aggregate.quantile("delay", 0.9),
                            Aggregate.standardDeviation("delay"))
                    .sort(Order.ascending("origin"));
            NaiveGroups.assertClose(Tables.rows(groups), expected);
        }
    }

    @Test
    void joinsAreThoseOfDuckDb() throws SQLException {
        try (Frame frame = flights().read(ReadSettings.defaults().withColumns("origin", "destination", "distance"));
                Frame airports =
                        frame.groupBy("origin").aggregate(Aggregate.count().as("flights"))) {
            Frame busy = airports.filter(where("flights").greaterThan(50_000));
            Frame joined = frame.join(busy, JoinKind.INNER, "origin");

            assertThat(Tables.rows(joined.groupBy()
                            .aggregate(Aggregate.count(), Aggregate.sum("flights"), Aggregate.sum("distance"))))
                    .isEqualTo(sql("WITH busy AS (SELECT origin, count(*) AS n FROM flights GROUP BY origin"
                            + " HAVING n > 50000) SELECT count(*), sum(n)::BIGINT, sum(distance)::BIGINT"
                            + " FROM flights JOIN busy USING (origin)"));
        }
    }

    @Test
    void descriptionsAreThoseOfDuckDb() throws SQLException {
        List<@Nullable Object> expected = sql("SELECT count(delay), min(delay), max(delay), avg(delay),"
                        + " stddev_samp(delay), count(DISTINCT delay), quantile_cont(delay, 0.05),"
                        + " quantile_cont(delay, 0.95) FROM flights")
                .get(0);
        List<List<@Nullable Object>> top =
                sql("SELECT origin, count(*) FROM flights GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 5");
        try (Frame frame = flights().read(ReadSettings.defaults())) {
            for (Description description :
                    List.of(Description.of(frame), Description.of(flights(), ReadSettings.defaults()))) {
                ColumnDescription delay = description.column("delay");
                assertThat(List.of(
                                delay.count(),
                                delay.min().orElseThrow(),
                                delay.max().orElseThrow(),
                                delay.values().distinct(),
                                delay.numbers().orElseThrow().quantile(0.05).orElseThrow(),
                                delay.numbers().orElseThrow().quantile(0.95).orElseThrow()))
                        .isEqualTo(Arrays.asList(
                                expected.get(0),
                                expected.get(1),
                                expected.get(2),
                                expected.get(5),
                                expected.get(6),
                                expected.get(7)));
                assertThat(delay.numbers().orElseThrow().mean()).isCloseTo(number(expected.get(3)), within(1e-9));
                assertThat(delay.numbers().orElseThrow().standardDeviation())
                        .isCloseTo(number(expected.get(4)), within(1e-9));
                assertThat(description.column("origin").values().top().stream()
                                .map(value -> Tables.row(value.value(), value.count())))
                        .isEqualTo(top);
            }
            assertThat(Correlation.of(frame).between("delay", "distance"))
                    .isCloseTo(
                            number(sql("SELECT corr(delay, distance) FROM flights")
                                    .get(0)
                                    .get(0)),
                            within(1e-10));
        }
    }

    private static double number(@Nullable Object value) {
        assertThat(value).isInstanceOf(Double.class);
        return value instanceof Double number ? number : Double.NaN;
    }
}
