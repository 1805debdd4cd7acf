package dev.headroom.benchmarks.data;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading the generated table whole, and grouping it straight from its file. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 5)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-Xmx3g", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"})
public class LoadTableBenchmark {

    private Path file = Path.of("");

    /** Writes the table once. */
    @Setup
    public void write() throws IOException {
        file = GeneratedTable.file();
    }

    /** The yardstick: every field of every record made a String, and dropped. */
    @Benchmark
    public long readFastCsvAlone() throws IOException {
        long characters = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            for (CsvRecord record : reader) {
                for (int i = 0; i < record.getFieldCount(); i++) {
                    characters += record.getField(i).length();
                }
            }
        }
        return characters;
    }

    /** All columns. */
    @Benchmark
    public Object loadHeadroom() throws IOException {
        return Store.HEADROOM.load(file);
    }

    /** All columns. */
    @Benchmark
    public Object loadTablesaw() throws IOException {
        return Store.TABLESAW.load(file);
    }

    /** All columns. */
    @Benchmark
    public Object loadDflib() throws IOException {
        return Store.DFLIB.load(file);
    }

    /** All columns into a database in memory, one thread. */
    @Benchmark
    public double loadDuckDb1() throws SQLException {
        return loadDuckDb(1);
    }

    /** All columns into a database in memory, two threads. */
    @Benchmark
    public double loadDuckDb2() throws SQLException {
        return loadDuckDb(2);
    }

    private double loadDuckDb(int threads) throws SQLException {
        try (DuckDb database = DuckDb.open(threads)) {
            database.load(file);
            return database.number("SELECT count(*) FROM held");
        }
    }

    /** Three columns, streamed. */
    @Benchmark
    public int groupHeadroom() throws IOException, SQLException {
        return GroupByInstitution.HEADROOM.totals(file).size();
    }

    /** Three fields of each record. */
    @Benchmark
    public int groupFastCsv() throws IOException, SQLException {
        return GroupByInstitution.FASTCSV.totals(file).size();
    }

    /** One thread. */
    @Benchmark
    public int groupDuckDb1() throws IOException, SQLException {
        return GroupByInstitution.DUCKDB_1.totals(file).size();
    }

    /** Two threads. */
    @Benchmark
    public int groupDuckDb2() throws IOException, SQLException {
        return GroupByInstitution.DUCKDB_2.totals(file).size();
    }
}
