package dev.headroom.data.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.data.column.ColumnType;
import dev.headroom.data.csv.BadRows;
import dev.headroom.data.csv.CsvFile;
import dev.headroom.data.csv.CsvLimits;
import dev.headroom.data.csv.CsvSettings;
import dev.headroom.data.frame.BadRow;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.ReadReport;
import dev.headroom.testkit.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real tables with some rows broken on purpose: the same lines are bad for us and for DuckDB's own CSV reader. */
@Tag("slow")
class IndependentBadRowsTest {

    private static final int EVERY = 400;

    @TempDir
    private Path folder;

    @Test
    void ofAdultCensus() throws Exception {
        assertSameBadLines("tables/adult-train.csv", 15, false, "column1");
    }

    @Test
    void ofMarvelCharacters() throws Exception {
        assertSameBadLines("tables/marvel-wikia-data.csv", 13, true, "page_id");
    }

    private void assertSameBadLines(String name, int columns, boolean header, String whole) throws Exception {
        Path source = TestData.require(name);
        assertThat(theirs(source, columns, header))
                .as("before anything is broken")
                .isEqualTo(ours(source, whole));
        Path broken = folder.resolve("broken.csv");
        int injured = injure(source, broken);
        Set<Long> ours = ours(broken, whole);
        assertThat(ours).hasSizeGreaterThanOrEqualTo(injured);
        assertThat(theirs(broken, columns, header)).isEqualTo(ours);
    }

    /** Takes fields away, adds some, and makes numbers words; returns in how many lines. */
    private static int injure(Path source, Path target) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(source));
        int injured = 0;
        for (int i = 50; i < lines.size(); i += EVERY / 4) {
            String line = lines.get(i);
            if (line.isBlank() || line.indexOf('"') >= 0) {
                continue;
            }
            lines.set(
                    i,
                    switch (i / (EVERY / 4) % 4) {
                        case 0 -> line.substring(0, line.lastIndexOf(','));
                        case 1 -> line + ",surplus";
                        case 2 -> "number " + line;
                        default -> line.substring(0, line.indexOf(','));
                    });
            injured++;
        }
        Files.write(target, lines);
        return injured;
    }

    private static Set<Long> ours(Path file, String whole) {
        CsvSettings settings = CsvSettings.defaults()
                .withType(whole, ColumnType.INTEGER)
                .withBadRows(BadRows.SKIP)
                .withLimits(CsvLimits.defaults().withKeptBadRows(10_000));
        try (Frame frame = CsvFile.open(file, settings).read()) {
            ReadReport report = frame.report().orElseThrow();
            Set<Long> lines = new TreeSet<>(
                    report.firstBadRows().stream().map(BadRow::line).toList());
            assertThat(report.badRows()).isEqualTo(lines.size());
            return lines;
        }
    }

    private static Set<Long> theirs(Path file, int columns, boolean header) throws SQLException {
        List<String> types = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            types.add("'c" + i + "': '" + (i == 0 ? "BIGINT" : "VARCHAR") + "'");
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE good AS FROM read_csv(" + SqlText.literal(file)
                    + ", auto_detect = false, delim = ',', quote = '\"', escape = '\"', strict_mode = true,"
                    + " null_padding = false, store_rejects = true, rejects_limit = 0, header = " + header
                    + ", columns = {" + String.join(", ", types) + "})");
            Set<Long> lines = new TreeSet<>();
            try (ResultSet found = statement.executeQuery("SELECT DISTINCT line FROM reject_errors")) {
                while (found.next()) {
                    lines.add(found.getLong(1));
                }
            }
            return lines;
        }
    }
}
