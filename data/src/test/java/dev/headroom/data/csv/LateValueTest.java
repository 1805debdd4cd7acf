package dev.headroom.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ByteSize;
import dev.headroom.MalformedFileException;
import dev.headroom.budget.MemoryBudget;
import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.ReadSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values after the sample, and what reading again costs. */
class LateValueTest {

    private static final CsvSettings SMALL_SAMPLE = CsvSettings.defaults().withSample(10, ByteSize.megabytes(1));

    @TempDir
    private Path folder;

    private static CsvSettings nulls(String... texts) {
        return SMALL_SAMPLE.withNullTexts(List.of(texts));
    }

    @Test
    void aQuotedTextForNullIsAValueAlsoWhereItIsTheFirst() {
        Path file = TableFile.of(folder, "a,b", 50, i -> i + "," + (i < 40 ? "-" : "\"-\""));
        try (Frame frame = CsvFile.open(file, nulls("-")).read()) {
            assertThat(frame.column("b").nullCount()).isEqualTo(40);
            assertThat(frame.column("b").value(40)).isEqualTo("-");
        }
    }

    @Test
    void aQuotedTextForNullWidensWholeNumbersAsAnyValue() {
        Path file = TableFile.of(folder, "a,b", 50, i -> i + "," + (i < 40 ? "1" : "\"NaN\""));
        try (Frame frame = CsvFile.open(file, nulls("NaN")).read()) {
            assertThat(frame.column("b").nullCount()).isZero();
            assertThat(frame.column("b").value(40)).isEqualTo(Double.NaN);
        }
    }

    @Test
    void columnsThatAreReadAgainGiveTheirFirstBytesBack() {
        int rows = 140_000;
        Path file = TableFile.of(folder, "a,b", rows, i -> i + "," + (i == rows - 1 ? "word" : i % 50_000));
        MemoryBudget budget = new MemoryBudget(ByteSize.megabytes(50), () -> ByteSize.ZERO);
        ReadSettings reading = ReadSettings.defaults().withBudget(budget);
        try (Frame frame = CsvFile.open(file).read(reading)) {
            assertThat(frame.column("b").type()).isEqualTo(ColumnType.TEXT);
            assertThat(budget.committed()).isEqualTo(frame.retained());
        }
        assertThat(budget.committed()).isEqualTo(ByteSize.ZERO);
    }

    @Test
    void aLazyColumnThatFailedHoldsNothingAndIsReadLater() throws IOException {
        int rows = 70_000;
        Path file = TableFile.of(folder, "a,b", rows, i -> i + ",word " + i % 2_000);
        MemoryBudget budget = new MemoryBudget(ByteSize.megabytes(50), () -> ByteSize.ZERO);
        AtomicBoolean fails = new AtomicBoolean(true);
        ReadSettings reading = ReadSettings.defaults().withBudget(budget).withProgress((stage, done, total) -> {
            if (fails.get() && done == total) {
                throw new IllegalStateException("stop");
            }
        });
        try (Frame frame = CsvFile.open(file).lazy(reading)) {
            assertThatThrownBy(() -> frame.column("b")).hasMessage("stop");
            assertThat(budget.committed()).isEqualTo(ByteSize.ZERO);
            fails.set(false);
            assertThat(frame.column("b").value(2_001)).isEqualTo("word 1");
            assertThat(budget.committed()).isEqualTo(frame.retained());
            Files.writeString(file, "a,b\n1,2\n");
            assertThatThrownBy(() -> frame.column("a")).isInstanceOf(MalformedFileException.class);
            assertThat(budget.committed()).isEqualTo(frame.retained());
        }
        assertThat(budget.leases()).isEmpty();
    }

    @Test
    void anUnknownColumnLeavesNoLeaseBehind() {
        Path file = TableFile.of(folder, "a,b", "1,2");
        MemoryBudget budget = new MemoryBudget(ByteSize.megabytes(50), () -> ByteSize.ZERO);
        ReadSettings reading = ReadSettings.defaults().withBudget(budget).withColumns("c");
        assertThatThrownBy(() -> CsvFile.open(file).lazy(reading)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CsvFile.open(file).read(reading)).isInstanceOf(IllegalArgumentException.class);
        assertThat(budget.leases()).isEmpty();
    }

    @Test
    void severalColumnsMayBreakInOneRowAtTheBorderOfAChunk() {
        for (int late : new int[] {9, 10, 65_535, 65_536}) {
            Path file = TableFile.of(
                    folder,
                    "whole,text,decimal,none,empty,late",
                    late + 3,
                    i -> i < late
                            ? i % 7 + "," + (i % 3 == 0 ? "" : i) + "," + i + ".25,NA,,"
                            : "1.5,x" + i + ",1.125,5,2013-01-01,true");
            try (Frame frame = CsvFile.open(file, SMALL_SAMPLE).read()) {
                Column whole = frame.column("whole");
                assertThat(whole.type()).isEqualTo(ColumnType.DECIMAL);
                assertThat(frame.column("text").type()).isEqualTo(ColumnType.TEXT);
                assertThat(frame.column("none").type()).isEqualTo(ColumnType.INTEGER);
                assertThat(frame.column("empty").type()).isEqualTo(ColumnType.DATE);
                assertThat(frame.column("late").type()).isEqualTo(ColumnType.BOOLEAN);
                for (int i = 0; i < late + 3; i++) {
                    boolean before = i < late;
                    assertValue(whole, i, before ? (Object) (double) (i % 7) : (Object) 1.5);
                    assertValue(frame.column("text"), i, before ? (i % 3 == 0 ? null : "" + i) : "x" + i);
                    assertValue(frame.column("decimal"), i, before ? i + 0.25 : 1.125);
                    assertValue(frame.column("none"), i, before ? null : 5L);
                    assertValue(frame.column("late"), i, before ? null : true);
                }
            }
        }
    }

    private static void assertValue(Column column, int row, @Nullable Object value) {
        if (!Objects.equals(column.value(row), value)) {
            assertThat(column.value(row)).as(column + " row " + row).isEqualTo(value);
        }
    }
}
