package dev.headroom.data.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.BackendException;
import dev.headroom.ByteSize;
import dev.headroom.OverBudgetException;
import dev.headroom.budget.MemoryBudget;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.TextColumn;
import dev.headroom.data.duckdb.Tables;
import dev.headroom.data.frame.Frame;
import dev.headroom.spi.Availability;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrowExportTest {

    @TempDir
    private Path folder;

    /** Reads a column with Arrow itself, words in place of codes. */
    private static List<@Nullable Object> read(Path file, String column) throws IOException {
        List<@Nullable Object> values = new ArrayList<>();
        try (RootAllocator allocator = new RootAllocator();
                ArrowFileReader reader = new ArrowFileReader(FileChannel.open(file), allocator)) {
            while (reader.loadNextBatch()) {
                FieldVector vector = reader.getVectorSchemaRoot().getVector(column);
                Dictionary dictionary = vector.getField().getDictionary() == null
                        ? null
                        : reader.lookup(vector.getField().getDictionary().getId());
                for (int row = 0; row < vector.getValueCount(); row++) {
                    Object value = vector.getObject(row);
                    if (value != null && dictionary != null) {
                        value = dictionary.getVector().getObject(((Number) value).intValue());
                    }
                    values.add(value instanceof org.apache.arrow.vector.util.Text ? value.toString() : value);
                }
            }
        }
        return values;
    }

    @Test
    void arrowReadsWhatWasWritten() throws IOException {
        Path file = folder.resolve("all.arrow");
        Frame frame = Tables.frame(
                Tables.column("whole", ColumnType.INTEGER, Long.MIN_VALUE, null, Long.MAX_VALUE),
                Tables.column("decimal", ColumnType.DECIMAL, Double.NaN, null, -0.1),
                Tables.column("text", ColumnType.TEXT, "", null, "žluť 🐎"),
                Tables.column("truth", ColumnType.BOOLEAN, 1L, null, 0L),
                Tables.column("day", ColumnType.DATE, -1L, null, 18_262L),
                Tables.column("time", ColumnType.TIMESTAMP, -1L, null, 1_577_836_800_000_001L),
                Tables.column("instant", ColumnType.INSTANT, 0L, null, 1_577_836_800_000_001L));

        ArrowExport.write(frame, file);

        assertThat(read(file, "whole")).containsExactly(Long.MIN_VALUE, null, Long.MAX_VALUE);
        assertThat(read(file, "decimal")).containsExactly(Double.NaN, null, -0.1);
        assertThat(read(file, "text")).containsExactly("", null, "žluť 🐎");
        assertThat(read(file, "truth")).containsExactly(true, null, false);
        assertThat(read(file, "day")).containsExactly(-1, null, 18_262);
        assertThat(read(file, "time"))
                .containsExactly(
                        LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000),
                        null,
                        LocalDateTime.of(2020, 1, 1, 0, 0, 0, 1_000));
        assertThat(read(file, "instant")).containsExactly(0L, null, 1_577_836_800_000_001L);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void dictionaryStaysOneAndBatchesFollowEachOther() throws IOException {
        int rows = 150_000;
        Object[] words = IntStream.range(0, rows)
                .mapToObj(i -> i % 7 == 0 ? null : "word " + i % 300)
                .toArray();
        Frame frame = Tables.frame(
                Tables.column("t", ColumnType.TEXT, words),
                Tables.column(
                        "n",
                        ColumnType.INTEGER,
                        IntStream.range(0, rows).mapToObj(i -> (long) i).toArray()));
        assertThat(((TextColumn) frame.column("t")).isDictionary()).isTrue();
        Path file = folder.resolve("words.arrow");

        ArrowExport.write(frame, file, ArrowSettings.defaults().withMemoryLimit(ByteSize.megabytes(4)));

        assertThat(read(file, "t")).containsExactly(words);
        assertThat(read(file, "n")).hasSize(rows).startsWith(0L, 1L).endsWith(149_999L);
        assertThat(Files.size(file)).as("codes of two bytes, longs, validity").isLessThan(rows * 11L);
    }

    @Test
    void frameWithoutRowsIsAFileWithColumns() throws IOException {
        Path file = folder.resolve("none.arrow");
        ArrowExport.write(Tables.frame(Tables.column("a", ColumnType.INTEGER)), file);
        assertThat(read(file, "a")).isEmpty();
    }

    @Test
    void valuesThatArrowCannotHoldAreNamedAndLeaveTheOldFile() throws IOException {
        Path file = Files.writeString(folder.resolve("old.arrow"), "old");
        MemoryBudget budget = new MemoryBudget(ByteSize.megabytes(100), () -> ByteSize.ZERO);
        ArrowSettings settings = ArrowSettings.defaults().withBudget(budget);
        Frame half = Tables.frame(Tables.column("t", ColumnType.TEXT, "a", "b\uDC0E"));
        Frame far = Tables.frame(
                Tables.column("t", ColumnType.TEXT, "a", "a"), Tables.column("d", ColumnType.DATE, 0L, 1L << 40));

        assertThatThrownBy(() -> ArrowExport.write(half, file, settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column t")
                .hasMessageContaining("half a surrogate pair")
                .satisfies(
                        error -> assertThat(error.getSuppressed()).as("leaks").isEmpty());
        assertThatThrownBy(() -> ArrowExport.write(far, file, settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column d, row 2 must be a date within 32 bits of days, was day 1099511627776");
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("old.arrow");
        assertThat(budget.leases()).isEmpty();
    }

    @Test
    void limitHoldsAndLeaseIsAskedFor() {
        Path file = folder.resolve("big.arrow");
        Frame frame = Tables.frame(Tables.column("t", ColumnType.TEXT, "x".repeat(3_000_000)));
        assertThatThrownBy(() ->
                        ArrowExport.write(frame, file, ArrowSettings.defaults().withMemoryLimit(ByteSize.megabytes(1))))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("limit of 1.0 MB");
        MemoryBudget small = new MemoryBudget(ByteSize.megabytes(10), () -> ByteSize.ZERO);
        assertThatThrownBy(() ->
                        ArrowExport.write(frame, file, ArrowSettings.defaults().withBudget(small)))
                .isInstanceOf(OverBudgetException.class);
        assertThat(folder).isEmptyDirectory();
        assertThat(small.leases()).isEmpty();
    }

    @Test
    void absentDependencyIsTold() throws IOException {
        try (URLClassLoader nothing = new URLClassLoader(new URL[0], null)) {
            assertThat(ArrowLibrary.availability(nothing))
                    .isEqualTo(Availability.unavailable(
                            "Arrow is not on the class path",
                            "add the dependencies org.apache.arrow:arrow-vector:19.0.0 and"
                                    + " org.apache.arrow:arrow-memory-unsafe:19.0.0"));
        }
        assertThat(ArrowExport.availability()).isEqualTo(Availability.available());
    }
}
