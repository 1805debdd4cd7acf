package dev.headroom.data.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.queue.CancelToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandOverTest {

    @TempDir
    private Path folder;

    private DuckDbSettings settings() {
        return SmallSession.below(folder);
    }

    private static Frame everyType() {
        return Tables.frame(
                Tables.column("whole", ColumnType.INTEGER, Long.MIN_VALUE, null, Long.MAX_VALUE, 0L),
                Tables.column("decimal", ColumnType.DECIMAL, Double.NaN, null, -0.1, Double.POSITIVE_INFINITY),
                Tables.column("text \"x\"", ColumnType.TEXT, "", null, "a,\"b\"\n🐎", "a\u0000b"),
                Tables.column("truth", ColumnType.BOOLEAN, 1L, null, 0L, 1L),
                Tables.column("day", ColumnType.DATE, -719_162L, null, 2_932_896L, 0L),
                Tables.column("time", ColumnType.TIMESTAMP, -1L, null, 253_402_300_799_999_999L, 0L),
                Tables.column("instant", ColumnType.INSTANT, -1L, null, 1_577_836_800_000_001L, 0L));
    }

    private static void assertEqual(Frame actual, Frame expected) {
        assertThat(actual.columnNames()).isEqualTo(expected.columnNames());
        for (Column column : expected.columns()) {
            Column other = actual.column(column.name());
            assertThat(other.type()).as(column.name()).isEqualTo(column.type());
            assertThat(Tables.values(other)).as(column.name()).isEqualTo(Tables.values(column));
        }
    }

    @Test
    void registeredFrameComesBackAsItWas() {
        Frame frame = everyType();
        try (DuckDb duck = DuckDb.open(settings())) {
            duck.register("t", frame);
            assertEqual(duck.query("from t").read(), frame);
        }
    }

    @Test
    void valuesAtTheEndsOfDuckDbsRangeComeBackAndThoseBeyondAreRefused() {
        Frame ends = Tables.frame(
                Tables.column("day", ColumnType.DATE, 2_147_483_646L, -2_147_483_646L),
                Tables.column("time", ColumnType.TIMESTAMP, Long.MAX_VALUE - 1, -9_223_372_022_400_000_000L),
                Tables.column("instant", ColumnType.INSTANT, Long.MAX_VALUE - 1, -9_223_372_022_400_000_000L));
        try (DuckDb duck = DuckDb.open(settings())) {
            duck.register("ends", ends);
            assertEqual(duck.query("from ends").read(), ends);
            assertRefused(duck, ColumnType.DATE, 2_147_483_647L, "within DuckDB's range of DATE");
            assertRefused(duck, ColumnType.DATE, 1L << 40, "within DuckDB's range of DATE");
            assertRefused(duck, ColumnType.TIMESTAMP, Long.MAX_VALUE, "within DuckDB's range of TIMESTAMP");
            assertRefused(duck, ColumnType.INSTANT, -9_223_372_022_400_000_001L, "within DuckDB's range of INSTANT");
            assertRefused(duck, ColumnType.TEXT, "half \uD83D", "text that can be written");
        }
    }

    private static void assertRefused(DuckDb duck, ColumnType type, Object value, String rule) {
        assertThatThrownBy(() -> duck.register("refused", Tables.frame(Tables.column("c", type, value))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("column c")
                .hasMessageContaining(rule);
        assertThatThrownBy(() -> duck.query("from refused").read()).hasMessageContaining("refused does not exist");
    }

    @Test
    void namesThatDuckDbCannotHoldAreRefused() {
        try (DuckDb duck = DuckDb.open(settings())) {
            for (String name : new String[] {"", "a\u0000b", "A"}) {
                assertThatThrownBy(() -> duck.register(
                                "t",
                                Tables.frame(
                                        Tables.column("a", ColumnType.INTEGER, 1L),
                                        Tables.column(name, ColumnType.INTEGER, 1L))))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("column names must be given and differ in more than case for DuckDB");
            }
        }
    }

    @Test
    void parquetFileHoldsTheFrameAndNothingElseIsLeft() throws Exception {
        Frame frame = everyType();
        Path file = folder.resolve("all.parquet");
        Files.writeString(file, "what was there before");

        ParquetExport.write(frame, file, settings());

        assertEqual(ParquetFile.open(file, settings()).read(), frame);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("all.parquet", "spill");
        }
    }

    @Test
    void onlyTheColumnsAskedForAreRead() {
        Path file = folder.resolve("all.parquet");
        ParquetExport.write(everyType(), file, settings());
        ParquetFile parquet = ParquetFile.open(file, settings());

        Frame some = parquet.read(ReadSettings.defaults().withColumns(List.of("truth", "whole")));
        assertThat(some.columnNames()).containsExactly("truth", "whole");
        assertThat(some.rowCount()).isEqualTo(4);
        assertThatThrownBy(() -> parquet.read(ReadSettings.defaults().withColumns(List.of("nope"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column must be one of [whole, decimal")
                .hasMessageEndingWith("was nope");
        assertThat(parquet.plan().columns()).hasSize(7);
        assertThat(parquet.plan().rowsSeen()).isEqualTo(4);
    }

    @Test
    void generatedFramesSurviveTheWayThroughParquet() {
        Random random = new Random(7);
        for (int round = 0; round < 3; round++) {
            int rows = random.nextInt(5_000);
            Object[] longs = new Object[rows];
            Object[] doubles = new Object[rows];
            Object[] texts = new Object[rows];
            for (int i = 0; i < rows; i++) {
                longs[i] = random.nextInt(5) == 0 ? null : random.nextLong() >> random.nextInt(63);
                doubles[i] = random.nextInt(5) == 0 ? null : Double.longBitsToDouble(random.nextLong());
                texts[i] = random.nextInt(5) == 0 ? null : text(random);
            }
            Frame frame = Tables.frame(
                    Tables.column("l", ColumnType.INTEGER, longs),
                    Tables.column("d", ColumnType.DECIMAL, doubles),
                    Tables.column("t", ColumnType.TEXT, texts));
            Path file = folder.resolve("round" + round + ".parquet");
            ParquetExport.write(frame, file, settings());
            assertEqual(ParquetFile.open(file, settings()).read(), frame);
        }
    }

    private static String text(Random random) {
        int[] points = random.ints(random.nextInt(12), 1, 0x2FFF).toArray();
        return new String(points, 0, points.length);
    }

    @Test
    void tableLargerThanTheLimitIsSortedBySpilling() {
        int rows = 400_000;
        Random random = new Random(3);
        Frame frame = Tables.frame(
                Tables.column(
                        "n", ColumnType.INTEGER, random.longs(rows).boxed().toArray()),
                Tables.column(
                        "t",
                        ColumnType.TEXT,
                        IntStream.range(0, rows)
                                .mapToObj(i -> "a rather long text, number " + i + " of a great many".repeat(4))
                                .toArray()));
        Path out = folder.resolve("out.parquet");
        try (DuckDb duck = DuckDb.open(settings().withOutputs(out))) {
            duck.register("t", frame);
            assertThat(duck.memory().buffers().bytes()).isLessThanOrEqualTo(64_000_000L);
            assertThat(duck.query("from t order by n")
                            .writeTo(out, new CancelToken())
                            .rows())
                    .isEqualTo(rows);
            assertThat(duck.memory().spilled().bytes()).isPositive();
        }
        Column sorted = ParquetFile.open(out, settings())
                .read(ReadSettings.defaults().withColumns(List.of("n")))
                .column("n");
        for (int row = 1; row < rows; row++) {
            assertThat((Long) sorted.value(row)).isGreaterThanOrEqualTo((Long) sorted.value(row - 1));
        }
    }

    @Test
    void outputThatTheSessionDoesNotKnowIsRefused() {
        try (DuckDb duck = DuckDb.open(settings())) {
            assertThatThrownBy(
                            () -> duck.query("select 1 as a").writeTo(folder.resolve("other.csv"), new CancelToken()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("out must be one of the outputs");
        }
    }

    @Test
    void jsonLinesBecomeColumnsAndBrokenOnesAreNamed() throws Exception {
        Path file = Files.writeString(
                folder.resolve("a.jsonl"), "{\"a\":1,\"b\":\"x\"}\n{\"a\":2.5,\"c\":{\"d\":[1]}}\n\n{}\n");
        Frame frame = JsonLinesFile.open(file, settings()).read();
        assertThat(Tables.values(frame.column("a"))).containsExactly(1.0, 2.5, null);
        assertThat(Tables.values(frame.column("b"))).containsExactly("x", null, null);
        assertThat(Tables.values(frame.column("c"))).containsExactly(null, "{\"d\":[1]}", null);

        Path broken = Files.writeString(folder.resolve("b.jsonl"), "{\"a\":1}\n{\"a\":\n");
        assertThatThrownBy(() -> JsonLinesFile.open(broken, settings()).read())
                .isInstanceOf(dev.headroom.HeadroomException.class)
                .hasMessageContaining("b.jsonl");
        Path notParquet = Files.writeString(folder.resolve("b.parquet"), "no parquet at all");
        assertThatThrownBy(() -> ParquetFile.open(notParquet, settings()).read())
                .isInstanceOf(dev.headroom.HeadroomException.class)
                .hasMessageContaining("b.parquet");
    }
}
