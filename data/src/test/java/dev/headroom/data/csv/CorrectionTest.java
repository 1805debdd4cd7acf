package dev.headroom.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.MalformedFileException;
import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.FrameStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sample of 10,000 rows did not show. */
class CorrectionTest {

    private static final int ROWS = 100_010;
    private static final int LATE = 100_000;

    @TempDir
    private Path folder;

    private Path late(String value) {
        return TableFile.of(folder, "id,x", ROWS, i -> i + "," + (i == LATE ? value : String.valueOf(i % 100)));
    }

    @Test
    void wholeNumbersBecomeDecimals() {
        try (Frame frame = CsvFile.open(late("1.5")).read()) {
            Column x = frame.column("x");
            assertThat(x.type()).isEqualTo(ColumnType.DECIMAL);
            assertThat(x.value(LATE)).isEqualTo(1.5);
            assertThat(x.value(99)).isEqualTo(99.0);
            assertThat(x.size()).isEqualTo(ROWS);
            assertThat(frame.report().orElseThrow().notices())
                    .contains("column 'x' was corrected: not a whole number: 1.5 (line 100002), so decimals");
        }
    }

    @Test
    void anythingElseBecomesTextAsItWasWritten() {
        Path file = TableFile.of(folder, "id,x", ROWS, i -> i + "," + (i == LATE ? "abc" : i + ".50"));
        try (Frame frame = CsvFile.open(file).read()) {
            Column x = frame.column("x");
            assertThat(x.type()).isEqualTo(ColumnType.TEXT);
            assertThat(x.value(LATE)).isEqualTo("abc");
            assertThat(x.value(7)).isEqualTo("7.50");
            assertThat(frame.column("id").value(LATE)).isEqualTo((long) LATE);
            assertThat(frame.report().orElseThrow().notices())
                    .contains(
                            "column 'x' was corrected: not a decimal number: abc (line 100002), so text; it was read again");
            assertThat(frame.report()
                            .orElseThrow()
                            .plan()
                            .column("x")
                            .orElseThrow()
                            .reason())
                    .startsWith("not a decimal number: abc (line 100002), so text");
        }
    }

    @Test
    void decimalsThenTextIsText() {
        Path file = TableFile.of(
                folder, "x,y", ROWS, i -> (i == LATE ? "1.5" : i == LATE + 1 ? "007" : String.valueOf(i)) + ",z");
        try (Frame frame = CsvFile.open(file).read()) {
            assertThat(frame.column("x").value(LATE + 1)).isEqualTo("007");
            assertThat(frame.column("x").value(LATE)).isEqualTo("1.5");
            assertThat(frame.column("x").value(3)).isEqualTo("3");
        }
    }

    @Test
    void markersAndEmptyFieldsStayNull() {
        try (Frame frame = CsvFile.open(late("NA")).read()) {
            assertThat(frame.column("x").type()).isEqualTo(ColumnType.INTEGER);
            assertThat(frame.column("x").isNull(LATE)).isTrue();
            assertThat(frame.column("x").nullCount()).isEqualTo(1);
        }
        try (Frame frame = CsvFile.open(late("")).read()) {
            assertThat(frame.column("x").isNull(LATE)).isTrue();
        }
    }

    @Test
    void rowsThatAreLeftOutChangeNoType() {
        Path file = TableFile.of(folder, "x,y", ROWS, i -> i == LATE ? "abc,1,surplus" : i + ",1");
        CsvSettings settings = CsvSettings.defaults().withBadRows(BadRows.SKIP);
        try (Frame frame = CsvFile.open(file, settings).read()) {
            assertThat(frame.column("x").type()).isEqualTo(ColumnType.INTEGER);
            assertThat(frame.rowCount()).isEqualTo(ROWS - 1);
        }
    }

    @Test
    void readingAgainLeavesOutTheSameRows() {
        Path file = TableFile.of(
                folder,
                "stated,x",
                ROWS,
                i -> (i % 1_000 == 0 ? "bad" : "1") + "," + (i == LATE + 1 ? "abc" : String.valueOf(i)));
        CsvSettings settings =
                CsvSettings.defaults().withType("stated", ColumnType.INTEGER).withBadRows(BadRows.SKIP);
        try (Frame frame = CsvFile.open(file, settings).read()) {
            assertThat(frame.rowCount()).isEqualTo(ROWS - 101);
            assertThat(frame.column("x").value(0)).isEqualTo("1");
            assertThat(frame.column("x").value(999)).isEqualTo("1001");
            assertThat(frame.report().orElseThrow().badRows()).isEqualTo(101);
        }
    }

    @Test
    void columnsWithoutValuesInTheSampleAreDecidedByTheFirstValue() {
        Path file = TableFile.of(folder, "a,b,c,d", ROWS, i -> i < LATE ? "x,,," : "x,5,word,");
        try (Frame frame = CsvFile.open(file).read()) {
            assertThat(frame.column("b").type()).isEqualTo(ColumnType.INTEGER);
            assertThat(frame.column("b").nullCount()).isEqualTo(LATE);
            assertThat(frame.column("b").value(LATE)).isEqualTo(5L);
            assertThat(frame.column("c").value(LATE)).isEqualTo("word");
            assertThat(frame.column("d").nullCount()).isEqualTo(ROWS);
            assertThat(frame.column("d").size()).isEqualTo(ROWS);
        }
    }

    @Test
    void markersAloneAreTextAndStay() {
        Path file = TableFile.of(folder, "a,b", "1,NA", "2,", "3,\"\"");
        try (Frame frame = CsvFile.open(file).read()) {
            assertThat(frame.column("b").value(0)).isEqualTo("NA");
            assertThat(frame.column("b").isNull(1)).isTrue();
            assertThat(frame.column("b").value(2)).isEqualTo("");
        }
    }

    @Test
    void aStreamRefusesWhatTheSampleDidNotShow() {
        Path file = late("abc");
        assertThatThrownBy(() -> rows(CsvFile.open(file)))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("record 100001 (line 100002) must have a whole number in column 'x', was 'abc'");
        CsvSettings skip = CsvSettings.defaults().withBadRows(BadRows.SKIP);
        assertThat(rows(CsvFile.open(file, skip))).isEqualTo(ROWS - 1);
        CsvSettings all = CsvSettings.defaults().withPlanFrom(PlanFrom.WHOLE_FILE);
        assertThat(rows(CsvFile.open(file, all))).isEqualTo(ROWS);
    }

    private static long rows(CsvFile file) {
        long rows = 0;
        try (FrameStream stream = file.stream()) {
            for (Frame frame = stream.next().orElse(null);
                    frame != null;
                    frame = stream.next().orElse(null)) {
                rows += frame.rowCount();
            }
            assertThat(stream.report().rows()).isEqualTo(rows);
        }
        return rows;
    }
}
