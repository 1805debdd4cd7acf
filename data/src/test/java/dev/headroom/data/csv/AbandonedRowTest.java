package dev.headroom.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.TextColumn;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.FrameStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are left out leave nothing behind. */
class AbandonedRowTest {

    private static final CsvSettings SKIP = CsvSettings.defaults().withBadRows(BadRows.SKIP);

    @TempDir
    private Path folder;

    @Test
    void aTruthValueOfALeftOutRowSetsNoStyle() {
        Path file = TableFile.of(folder, "a,b", 100, i -> i == 0 ? "TRUE,1,surplus" : (i % 2 == 0) + "," + i);
        try (Frame frame = CsvFile.open(file, SKIP).read()) {
            assertThat(frame.column("a").type()).isEqualTo(ColumnType.BOOLEAN);
            assertThat(frame.rowCount()).isEqualTo(99);
        }
        try (FrameStream stream = CsvFile.open(file, SKIP).stream()) {
            assertThat(stream.next().orElseThrow().rowCount()).isEqualTo(99);
        }
    }

    @Test
    void aDecimalOfALeftOutRowMakesNoneWider() {
        Path file = TableFile.of(folder, "a,b", 1_000, i -> i == 500 ? "0.123456789012,1,surplus" : i + ".5," + i);
        try (Frame frame = CsvFile.open(file, SKIP).read()) {
            assertThat(frame.column("a").encoding()).isEqualTo("int16 / 10");
        }
    }

    @Test
    void aTextOfALeftOutRowIsNoWordOfTheDictionary() {
        Path file = TableFile.of(folder, "a,b", 1_000, i -> i % 2 == 0 ? "left out " + i + ",x" : "kept," + i);
        CsvSettings settings = SKIP.withType("b", ColumnType.INTEGER);
        try (Frame frame = CsvFile.open(file, settings).read()) {
            assertThat(frame.rowCount()).isEqualTo(500);
            assertThat(((TextColumn) frame.column("a")).dictionarySize()).isEqualTo(1);
        }
    }

    @Test
    void anEmptyTextOfALeftOutRowIsNoReasonToReadAgain() {
        Path file = TableFile.of(folder, "a,b", "\"\",x", "-,1", "-,2");
        CsvSettings settings = SKIP.withType("b", ColumnType.INTEGER).withNullTexts(List.of("-"));
        try (Frame frame = CsvFile.open(file, settings).read()) {
            assertThat(frame.column("a").nullCount()).isEqualTo(2);
            assertThat(frame.report().orElseThrow().notices()).isEmpty();
        }
    }

    @Test
    void rowsLeftOutForAStatedTypeHaveNoSayInOtherTypes() {
        Path file = TableFile.of(folder, "a,b", 100, i -> i == 50 ? "total,footnote" : i + "," + i);
        CsvSettings settings = SKIP.withType("a", ColumnType.INTEGER);
        try (Frame frame = CsvFile.open(file, settings).read()) {
            assertThat(frame.rowCount()).isEqualTo(99);
            assertThat(frame.column("b").type()).isEqualTo(ColumnType.INTEGER);
        }
        assertThat(CsvFile.open(file, settings).plan().rowsSeen()).isEqualTo(99);
    }

    @Test
    void rowsThatAreKeptWithNullsHaveASayInTypes() {
        Path file = TableFile.of(folder, "a,b,c", 100, i -> i == 50 ? "word" : i + "," + i + ",1");
        CsvSettings settings = CsvSettings.defaults().withBadRows(BadRows.NULL).withPlanFrom(PlanFrom.WHOLE_FILE);
        try (FrameStream stream = CsvFile.open(file, settings).stream()) {
            Frame frame = stream.next().orElseThrow();
            assertThat(frame.column("a").text(50)).isEqualTo("word");
            assertThat(frame.column("b").isNull(50)).isTrue();
            assertThat(frame.column("b").type()).isEqualTo(ColumnType.INTEGER);
        }
    }
}
