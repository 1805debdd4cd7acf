package dev.headroom.data.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ByteSize;
import dev.headroom.MalformedFileException;
import dev.headroom.RequestCancelledException;
import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.csv.BadRows;
import dev.headroom.data.csv.CsvExport;
import dev.headroom.data.csv.CsvFile;
import dev.headroom.data.csv.CsvFormat;
import dev.headroom.data.csv.CsvSettings;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.FrameSource;
import dev.headroom.data.frame.ReadReport;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.data.json.JsonLinesExport;
import dev.headroom.queue.CancelToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written reads back as it was, by this library and by DuckDB. */
class WrittenTablesTest {

    @TempDir
    private Path folder;

    private DuckDbSettings settings() {
        return SmallSession.below(folder);
    }

    private static Frame everyType() {
        return Tables.frame(
                Tables.column("whole", ColumnType.INTEGER, Long.MIN_VALUE, null, Long.MAX_VALUE, 0L),
                Tables.column("decimal", ColumnType.DECIMAL, Double.NaN, null, -0.0, 0.1),
                Tables.column(
                        "extreme",
                        ColumnType.DECIMAL,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY,
                        Double.MIN_VALUE,
                        Double.MAX_VALUE),
                Tables.column("text \"x\", y", ColumnType.TEXT, "", null, "a,\"b\"\n\\🐎", " \u2028\tž "),
                Tables.column("null?", ColumnType.TEXT, "NULL", "null", "12", "\u0001\u007F"),
                Tables.column("truth", ColumnType.BOOLEAN, 1L, null, 0L, 1L),
                Tables.column("day", ColumnType.DATE, -719_162L, null, 2_932_896L, 0L),
                Tables.column("time", ColumnType.TIMESTAMP, -1L, null, 0L, 1_577_836_800_500_000L),
                Tables.column("instant", ColumnType.INSTANT, -1L, null, 0L, 1_577_836_800_500_000L));
    }

    private static void assertEqual(Frame actual, Frame expected) {
        assertThat(actual.columnNames()).isEqualTo(expected.columnNames());
        for (Column column : expected.columns()) {
            Column other = actual.column(column.name());
            assertThat(other.type()).as(column.name()).isEqualTo(column.type());
            assertThat(Tables.values(other)).as(column.name()).isEqualTo(Tables.values(column));
        }
    }

    private Frame byDuckDb(Path file, String function, String options) {
        try (DuckDb duck =
                DuckDb.open(settings().withMemoryLimit(ByteSize.megabytes(256)).withFiles(file))) {
            return duck.query("from " + function + "('" + file + "'" + options + ")")
                    .read();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"all.csv", "all.csv.gz"})
    void resultAsCsvReadsBackEqualByUsAndByDuckDb(String name) {
        Path out = folder.resolve(name);
        try (DuckDb duck = DuckDb.open(settings().withOutputs(out))) {
            duck.register("t", everyType());
            assertThat(duck.query("from t").writeTo(out, new CancelToken()).rows())
                    .isEqualTo(4);
        }
        assertEqual(CsvFile.open(out).read(), everyType());
        // it takes Infinity for a date unless told otherwise
        String options = ", sample_size = -1, allow_quoted_nulls = false, types = {'extreme': 'DOUBLE'}";
        assertEqual(byDuckDb(out, "read_csv", options), everyType());
    }

    @ParameterizedTest
    @ValueSource(strings = {"all.jsonl", "all.ndjson.gz"})
    void resultAsJsonLinesReadsBackEqualByUsAndByDuckDb(String name) {
        Path out = folder.resolve(name);
        try (DuckDb duck = DuckDb.open(settings().withOutputs(out))) {
            duck.register("t", everyType());
            assertThat(duck.query("from t").writeTo(out, new CancelToken()).rows())
                    .isEqualTo(4);
        }
        assertEqual(JsonLinesFile.open(out, settings()).read(), everyType());
        assertEqual(byDuckDb(out, "read_json", ", format = 'newline_delimited', sample_size = -1"), everyType());
    }

    @Test
    void nullsOfASingleColumnAreRowsForBoth() {
        Frame frame = Tables.frame(Tables.column("x", ColumnType.TEXT, null, "", "z", null, null));
        Path out = folder.resolve("one.csv");
        CsvExport.write(frame, out, CsvFormat.standard());

        assertEqual(
                CsvFile.open(out, CsvSettings.defaults().withFormat(CsvFormat.standard()))
                        .read(),
                frame);
        assertEqual(byDuckDb(out, "read_csv", ", allow_quoted_nulls = false"), frame);
    }

    @Test
    void jsonIsAnObjectARowWithEveryKey() throws IOException {
        Path out = folder.resolve("small.jsonl");
        JsonLinesExport.write(
                Tables.frame(
                        Tables.column("a\"\n", ColumnType.INTEGER, 1L, null),
                        Tables.column("t", ColumnType.TEXT, "\u0000\\\"\r\n\t\u001F", "ž")),
                out);
        assertThat(Files.readString(out)).isEqualTo("""
                {"a\\"\\n":1,"t":"\\u0000\\\\\\"\\r\\n\\t\\u001f"}
                {"a\\"\\n":null,"t":"ž"}
                """);
    }

    @Test
    void severalChunksFollowEachOther() {
        Frame frame = Tables.frame(Tables.column(
                "n",
                ColumnType.INTEGER,
                IntStream.range(0, 20_000).mapToObj(i -> (long) i).toArray()));
        Path csv = folder.resolve("n.csv");
        Path json = folder.resolve("n.jsonl");
        try (DuckDb duck = DuckDb.open(settings().withOutputs(csv, json))) {
            duck.register("t", frame);
            duck.query("from t order by n").writeTo(csv, new CancelToken());
            duck.query("from t order by n").writeTo(json, new CancelToken());
        }
        assertEqual(CsvFile.open(csv).read(), frame);
        assertEqual(JsonLinesFile.open(json, settings()).read(), frame);
    }

    @Test
    void sumsInParquetStayWholeNumbers() {
        Path out = folder.resolve("sums.parquet");
        try (DuckDb duck = DuckDb.open(settings().withOutputs(out))) {
            ReadReport small = duck.query("select sum(x) as s, interval 1 microsecond as i from (values"
                            + " (9007199254740992::bigint), (1::bigint)) t(x)")
                    .writeTo(out, new CancelToken());
            assertThat(small.notices()).isEmpty();
            Frame read = ParquetFile.open(out, settings()).read();
            assertThat(read.column("s").value(0)).isEqualTo(9007199254740993L);
            assertThat(read.column("i").value(0)).isEqualTo("00:00:00.000001");

            duck.query(
                            "select [sum(x)] as l, {'total': sum(x)} as s from (values (9007199254740992::bigint), (1)) t(x)")
                    .writeTo(out, new CancelToken());
            Frame nested = ParquetFile.open(out, settings()).read();
            assertThat(nested.column("l").value(0)).isEqualTo("[9007199254740993]");
            assertThat(nested.column("s").value(0)).isEqualTo("{\"total\":9007199254740993}");

            ReadReport large = duck.query("select sum(x) as s from (values (9223372036854775807::bigint), (1)) t(x)")
                    .writeTo(out, new CancelToken());
            assertThat(large.notices()).singleElement().asString().contains("column s", "written as text");
            assertThat(ParquetFile.open(out, settings()).read().column("s").value(0))
                    .isEqualTo("9223372036854775808");
        }
    }

    @Test
    void infiniteDatesInTextFilesAreTold() throws IOException {
        Path out = folder.resolve("d.csv");
        try (DuckDb duck = DuckDb.open(settings().withOutputs(out))) {
            assertThat(duck.query("select date 'infinity' as d, 1 as n")
                            .writeTo(out, new CancelToken())
                            .notices())
                    .containsExactly("column d: 1 infinite values became null");
        }
        assertThat(Files.readString(out)).isEqualTo("d,n\n,1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.csv", "out.jsonl", "out.parquet"})
    void queryThatFailsMidwayLeavesTheOldFileAndNoOther(String name) throws IOException {
        Path out = Files.writeString(folder.resolve(name), "old");
        try (DuckDb duck = DuckDb.open(settings().withOutputs(out))) {
            SqlQuery failing = duck.query(
                    "select case when x > 400000 then cast('a' || x as int) else x end as y from range(500000) t(x)");
            assertThatThrownBy(() -> failing.writeTo(out, new CancelToken()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Could not convert string 'a400001'")
                    .message()
                    .doesNotContain(".part");
            CancelToken cancelled = new CancelToken();
            cancelled.cancel(CancelToken.Reason.CALLER);
            assertThatThrownBy(() -> duck.query("from range(5)").writeTo(out, cancelled))
                    .isInstanceOf(RequestCancelledException.class);
        }
        assertThat(out).hasContent("old");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder(name, "spill");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad.csv", "bad.jsonl", "bad.parquet"})
    void sourceWhoseRowsAreAllBadIsNotWritten(String name) throws IOException {
        Path in = Files.writeString(folder.resolve("in.csv"), "a,b\n1\n2\n");
        FrameSource source = CsvFile.open(in, CsvSettings.defaults().withBadRows(BadRows.SKIP));
        Path out = folder.resolve(name);

        assertThatThrownBy(() -> {
                    switch (TableFormat.of(out)) {
                        case CSV -> CsvExport.write(source, ReadSettings.defaults(), out, CsvFormat.standard());
                        case JSON_LINES -> JsonLinesExport.write(source, ReadSettings.defaults(), out);
                        case PARQUET -> ParquetExport.write(source, out, settings(), ReadSettings.defaults());
                    }
                })
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining(
                        "in.csv: at least one row must be good, was none of 2; record 1 (line 2) must have 2");
        assertThat(out).doesNotExist();
        assertThat(folder.toFile().list()).doesNotContain(".part");
    }

    @Test
    void parquetFileMayReplaceTheOneThatItIsMadeFrom() {
        Path file = folder.resolve("same.parquet");
        ParquetExport.write(Tables.frame(Tables.column("n", ColumnType.INTEGER, 3L, 1L, 2L)), file, settings());
        try (DuckDb duck = DuckDb.open(settings().withFiles(file).withOutputs(file))) {
            duck.register("t", ParquetFile.open(file, settings()), ReadSettings.defaults());
            duck.query("from t where n > 1 order by n").writeTo(file, new CancelToken());
        }
        assertThat(Tables.values(ParquetFile.open(file, settings()).read().column("n")))
                .containsExactly(2L, 3L);
    }

    @Test
    void outputThatCannotBeWrittenIsRefusedBeforeTheSessionOpens() {
        assertThatThrownBy(() -> DuckDb.open(settings().withOutputs(folder.resolve("none/out.parquet"))))
                .hasRootCauseInstanceOf(java.nio.file.NoSuchFileException.class);
        assertThatThrownBy(() -> DuckDb.open(settings().withOutputs(folder.resolve("out.xlsx"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(folder.resolve("spill")).doesNotExist();
    }
}
