package dev.headroom.benchmarks.data;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.headroom.data.column.DoubleColumn;
import dev.headroom.data.column.LongColumn;
import dev.headroom.data.csv.CsvFile;
import dev.headroom.data.frame.Aggregate;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.GroupBy;
import dev.headroom.data.frame.ReadSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** Rows, units and amount per institution, straight from the file, none of whose rows are kept. */
enum GroupByInstitution {
    /** Types found out. */
    HEADROOM,
    /** A careful user's loop: FastCSV, a map, three fields parsed. */
    FASTCSV,
    /** On one thread. */
    DUCKDB_1,
    /** On two threads. */
    DUCKDB_2;

    /** Reads the file once. */
    Totals totals(Path file) throws IOException, SQLException {
        return switch (this) {
            case HEADROOM -> headroom(file);
            case FASTCSV -> fastCsv(file);
            case DUCKDB_1 -> duckDb(file, 1);
            case DUCKDB_2 -> duckDb(file, 2);
        };
    }

    private static Totals headroom(Path file) {
        try (Frame groups = GroupBy.over(CsvFile.open(file), ReadSettings.defaults(), "institution")
                .aggregate(Aggregate.count(), Aggregate.sum("units"), Aggregate.sum("amount"))) {
            Totals totals = new Totals();
            LongColumn rows = (LongColumn) groups.columns().get(1);
            LongColumn units = (LongColumn) groups.columns().get(2);
            DoubleColumn amounts = (DoubleColumn) groups.columns().get(3);
            for (int i = 0; i < groups.rowCount(); i++) {
                totals.put(groups.columns().get(0).text(i), rows.get(i), units.get(i), amounts.get(i));
            }
            return totals;
        }
    }

    private static Totals fastCsv(Path file) throws IOException {
        Totals totals = new Totals();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            reader.skipLines(1);
            for (CsvRecord record : reader) {
                totals.add(
                        record.getField(4), Long.parseLong(record.getField(5)), Double.parseDouble(record.getField(6)));
            }
        }
        return totals;
    }

    private static Totals duckDb(Path file, int threads) throws SQLException {
        try (DuckDb database = DuckDb.open(threads)) {
            return database.totals("SELECT institution, count(*), sum(units), sum(amount) FROM read_csv("
                    + DuckDb.quoted(file) + ") GROUP BY institution");
        }
    }
}
