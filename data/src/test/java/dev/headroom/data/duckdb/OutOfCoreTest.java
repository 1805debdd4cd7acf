package dev.headroom.data.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.MalformedFileException;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.csv.BadRows;
import dev.headroom.data.csv.CsvFile;
import dev.headroom.data.csv.CsvSettings;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.JoinKind;
import dev.headroom.data.frame.Order;
import dev.headroom.data.frame.ReadReport;
import dev.headroom.data.frame.ReadSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutOfCoreTest {

    @TempDir
    private Path folder;

    private DuckDbSettings settings() {
        return SmallSession.below(folder);
    }

    @Test
    void sortOutOfCoreFollowsTheRulesOfFrames() {
        Frame frame = Tables.frame(
                Tables.column("d", ColumnType.DECIMAL, 2.0, null, Double.NaN, -1.0),
                Tables.column("row", ColumnType.INTEGER, 0L, 1L, 2L, 3L));
        Path in = folder.resolve("in.parquet");
        Path out = folder.resolve("out.parquet");
        ParquetExport.write(frame, in, settings());
        OutOfCore outOfCore = new OutOfCore(settings(), ReadSettings.defaults());

        assertThat(outOfCore
                        .sort(ParquetFile.open(in, settings()), out, Order.ascending("d"))
                        .rows())
                .isEqualTo(4);
        assertThat(Tables.values(ParquetFile.open(out, settings()).read().column("row")))
                .containsExactly(3L, 0L, 2L, 1L);
        outOfCore.sort(ParquetFile.open(in, settings()), out, Order.descending("d"));
        assertThat(Tables.values(ParquetFile.open(out, settings()).read().column("row")))
                .containsExactly(2L, 0L, 3L, 1L);
        assertThatThrownBy(() -> outOfCore.sort(ParquetFile.open(in, settings()), out, Order.ascending("nope")))
                .hasMessageContaining("column must be one of [d, row], was nope");
    }

    @Test
    void sortAndJoinAreThoseOfFrames() {
        Frame left = Tables.frame(
                Tables.column("k", ColumnType.DECIMAL, 0.0, -0.0, Double.NaN, null, 1.5),
                Tables.column("t", ColumnType.TEXT, "z", "\uD83D\uDE00", "\uFF5E", "ž", ""),
                Tables.column("n", ColumnType.INTEGER, 1L, 2L, 3L, 4L, 5L));
        Frame right = Tables.frame(
                Tables.column("k", ColumnType.DECIMAL, -0.0, Double.NaN, null, 1.5),
                Tables.column("N", ColumnType.INTEGER, 10L, 20L, 30L, 40L));
        Path one = folder.resolve("one.parquet");
        Path other = folder.resolve("other.parquet");
        Path out = folder.resolve("out.parquet");
        ParquetExport.write(left, one, settings());
        ParquetExport.write(right, other, settings());
        OutOfCore outOfCore = new OutOfCore(settings(), ReadSettings.defaults());

        for (Order order : new Order[] {Order.ascending("t"), Order.descending("t")}) {
            outOfCore.sort(ParquetFile.open(one, settings()), out, order);
            assertThat(Tables.values(ParquetFile.open(out, settings()).read().column("n")))
                    .isEqualTo(Tables.values(left.sort(order).column("n")));
        }
        for (JoinKind kind : JoinKind.values()) {
            outOfCore.join(ParquetFile.open(one, settings()), ParquetFile.open(other, settings()), kind, out, "k");
            Frame joined = ParquetFile.open(out, settings()).read();
            assertThat(joined.columnNames()).containsExactly("k", "t", "n", "N_right");
            assertThat(Tables.values(joined.sort(Order.ascending("n")).column("N_right")))
                    .isEqualTo(Tables.values(left.join(right, kind, "k").column("N")));
        }
    }

    @Test
    void keysOfDifferentTypesAreRefusedAsByFrames() {
        Path one = folder.resolve("one.parquet");
        Path other = folder.resolve("other.parquet");
        ParquetExport.write(Tables.frame(Tables.column("k", ColumnType.DECIMAL, 1.5)), one, settings());
        ParquetExport.write(Tables.frame(Tables.column("k", ColumnType.TEXT, "1.50")), other, settings());

        assertThatThrownBy(() -> new OutOfCore(settings(), ReadSettings.defaults())
                        .join(
                                ParquetFile.open(one, settings()),
                                ParquetFile.open(other, settings()),
                                JoinKind.INNER,
                                folder.resolve("out.parquet"),
                                "k"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("types of key k must be equal in both sources, was DECIMAL and TEXT");
        assertThat(folder.resolve("out.parquet")).doesNotExist();
    }

    @Test
    void joinOutOfCoreNamesColumnsAsFramesDo() {
        Path left = folder.resolve("left.parquet");
        Path right = folder.resolve("right.parquet");
        Path out = folder.resolve("out.parquet");
        ParquetExport.write(
                Tables.frame(
                        Tables.column("k", ColumnType.INTEGER, 1L, 2L, null),
                        Tables.column("v", ColumnType.TEXT, "a", "b", "c")),
                left,
                settings());
        ParquetExport.write(
                Tables.frame(
                        Tables.column("k", ColumnType.INTEGER, 1L, 1L, null),
                        Tables.column("v", ColumnType.TEXT, "x", "y", "z")),
                right,
                settings());
        OutOfCore outOfCore = new OutOfCore(settings(), ReadSettings.defaults());
        ParquetFile one = ParquetFile.open(left, settings());
        ParquetFile other = ParquetFile.open(right, settings());

        assertThat(outOfCore.join(one, other, JoinKind.INNER, out, "k").rows()).isEqualTo(2);
        Frame inner = ParquetFile.open(out, settings()).read();
        assertThat(inner.columnNames()).containsExactly("k", "v", "v_right");
        assertThat(Tables.values(inner.column("v_right"))).containsExactlyInAnyOrder("x", "y");
        assertThat(outOfCore.join(one, other, JoinKind.LEFT, out, "k").rows()).isEqualTo(4);
    }

    @Test
    void badRowsOfTextAreCountedAndATableOfThemIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text.csv"), "k,v\n2,b\n3\n1,a\n");
        Path none = Files.writeString(folder.resolve("none.csv"), "k,v\n3\n4\n");
        Path out = folder.resolve("out.csv");
        CsvSettings skip = CsvSettings.defaults().withBadRows(BadRows.SKIP);
        OutOfCore outOfCore = new OutOfCore(settings(), ReadSettings.defaults());

        ReadReport sorted = outOfCore.sort(CsvFile.open(text, skip), out, Order.ascending("k"));
        assertThat(sorted.rows()).isEqualTo(2);
        assertThat(sorted.badRows()).isEqualTo(1);
        assertThat(sorted.firstBadRows())
                .singleElement()
                .satisfies(bad -> assertThat(bad.line()).isEqualTo(3));
        assertThat(out).hasContent("k,v\n1,a\n2,b\n");
        ReadReport joined =
                outOfCore.join(CsvFile.open(text, skip), CsvFile.open(text, skip), JoinKind.INNER, out, "k");
        assertThat(joined.badRows()).isEqualTo(2);
        Path absent = folder.resolve("absent.csv");
        assertThatThrownBy(() -> outOfCore.sort(CsvFile.open(none, skip), absent, Order.ascending("k")))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("at least one row must be good, was none of 2");
        assertThat(absent).doesNotExist();
    }
}
