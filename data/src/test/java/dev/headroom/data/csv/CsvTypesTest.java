package dev.headroom.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ByteSize;
import dev.headroom.MalformedFileException;
import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.DoubleColumn;
import dev.headroom.data.column.LongColumn;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.FrameStream;
import dev.headroom.data.plan.ColumnPlan;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTypesTest {

    @TempDir
    private Path folder;

    @Test
    void everyTypeIsFound() {
        Path file = TableFile.of(
                folder,
                "i,d,t,b,day,time,instant",
                "1,1.5,x,true,2013-01-31,2013-01-31 06:00,2013-01-31T06:00:00Z",
                "-2,2,y,false,2013-02-01,2013-02-01T06:00:01.5,2013-02-01T06:00:00.000001Z");
        try (Frame frame = CsvFile.open(file).read()) {
            assertThat(frame.columns().stream().map(Column::type))
                    .containsExactly(
                            ColumnType.INTEGER,
                            ColumnType.DECIMAL,
                            ColumnType.TEXT,
                            ColumnType.BOOLEAN,
                            ColumnType.DATE,
                            ColumnType.TIMESTAMP,
                            ColumnType.INSTANT);
            assertThat(texts(frame, 1))
                    .containsExactly(
                            "-2",
                            "2.0",
                            "y",
                            "false",
                            "2013-02-01",
                            "2013-02-01T06:00:01.500",
                            "2013-02-01T06:00:00.000001Z");
        }
    }

    @Test
    void valuesThatWouldNotComeBackAreText() {
        Path file = TableFile.of(
                folder, "zip,phone,big,precise,mixed", "10115,+49,1,0.5,1", "01234,30,1e300,0.1000000000000000055,x");
        CsvFile csv = CsvFile.open(file);
        try (Frame frame = csv.read()) {
            assertThat(types(frame).subList(0, 2)).containsOnly(ColumnType.TEXT);
            assertThat(types(frame).get(2)).isEqualTo(ColumnType.DECIMAL);
            assertThat(types(frame).subList(3, 5)).containsOnly(ColumnType.TEXT);
            assertThat(texts(frame, 1).get(0)).isEqualTo("01234");
            assertThat(texts(frame, 1).get(3)).isEqualTo("0.1000000000000000055");
        }
        assertThat(reason(csv, "zip")).contains("leading zeros: 01234 (line 3)");
        assertThat(reason(csv, "phone")).contains("leading plus: +49 (line 2)");
        assertThat(reason(csv, "precise")).contains("more digits than a number keeps");
        assertThat(reason(csv, "mixed")).contains("not a whole number: x (line 3)");
    }

    @Test
    void truthValuesInTwoStylesAreText() {
        Path file = TableFile.of(folder, "a,b,c", "TRUE,true,True", "FALSE,FALSE,False");
        try (FrameStream stream = CsvFile.open(file).stream()) {
            assertThat(types(stream.next().orElseThrow()))
                    .containsExactly(ColumnType.BOOLEAN, ColumnType.TEXT, ColumnType.BOOLEAN);
        }
    }

    @Test
    void nullsAreEmptyFieldsAndMarkersOutsideText() {
        Path file = TableFile.of(folder, "n,t", "1,a", ",", "NA,NA", "\"\",\"\"", "3,b");
        try (Frame frame = CsvFile.open(file).read()) {
            Column numbers = frame.column("n");
            Column texts = frame.column("t");
            assertThat(numbers.type()).isEqualTo(ColumnType.INTEGER);
            assertThat(numbers.nullCount()).isEqualTo(3);
            assertThat(texts.nullCount()).isEqualTo(1);
            assertThat(texts.isNull(1)).isTrue();
            assertThat(texts.value(2)).isEqualTo("NA");
            assertThat(texts.value(3)).isEqualTo("");
            assertThat(frame.report().orElseThrow().notices())
                    .anyMatch(n -> n.contains("'n': 'NA' was taken for null once"));
        }
    }

    @Test
    void nullTextsOfTheFormatAreNullAlsoWhereTheyLookLikeValues() {
        Path file = TableFile.of(
                folder, "n,d,x,t", "1,1.5,1,a", "-999,-999,NaN,-999", "\"-999\",\"-999\",NaN,b", "3,2.5,1.5,NaN");
        CsvSettings settings = CsvSettings.defaults()
                .withFormat(found -> found.withNullTexts(List.of("", "-999", "NaN")))
                .withSample(2, ByteSize.megabytes(1));
        try (Frame frame = CsvFile.open(file, settings).read()) {
            assertThat(frame.column("n").isNull(1)).isTrue();
            assertThat(frame.column("n").value(2)).isEqualTo(-999L);
            assertThat(frame.column("d").isNull(1)).isTrue();
            assertThat(frame.column("d").value(2)).isEqualTo(-999.0);
            assertThat(frame.column("x").type()).isEqualTo(ColumnType.DECIMAL);
            assertThat(frame.column("x").nullCount())
                    .as("before and after whole numbers became decimals")
                    .isEqualTo(2);
            assertThat(frame.column("t").value(1)).isEqualTo("-999");
            assertThat(frame.report().orElseThrow().notices()).contains("column 'n': '-999' was taken for null once");
        }
    }

    @Test
    void statedNullTextsCountInTextToo() {
        Path file = TableFile.of(folder, "n,t", "1,a", "-9,-9", "3,\"-9\"");
        CsvSettings settings = CsvSettings.defaults().withNullTexts(List.of("-9"));
        try (Frame frame = CsvFile.open(file, settings).read()) {
            assertThat(frame.column("n").isNull(1)).isTrue();
            assertThat(frame.column("t").isNull(1)).isTrue();
            assertThat(frame.column("t").value(2)).isEqualTo("-9");
        }
    }

    @Test
    void statedTypesWinAndTheirMisfitsAreBadValues() {
        Path file = TableFile.of(folder, "zip,day,x", "10115,31.12.2013,1", "10116,01.01.2014,2", "10117,2014-01-02,3");
        CsvSettings settings = CsvSettings.defaults()
                .withType("zip", ColumnType.TEXT)
                .withType("day", StatedType.of(ColumnType.DATE, "dd.MM.yyyy"));
        assertThatThrownBy(() -> CsvFile.open(file, settings).read())
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("record 3 (line 4) must have a date in column 'day', was '2014-01-02'");
        try (Frame frame =
                CsvFile.open(file, settings.withBadRows(BadRows.NULL)).read()) {
            assertThat(frame.column("zip").type()).isEqualTo(ColumnType.TEXT);
            assertThat(frame.column("day").value(0)).isEqualTo(LocalDate.of(2013, 12, 31));
            assertThat(frame.column("day").isNull(2)).isTrue();
            assertThat(frame.report().orElseThrow().badRows()).isEqualTo(1);
        }
        try (Frame frame =
                CsvFile.open(file, settings.withBadRows(BadRows.SKIP)).read()) {
            assertThat(frame.rowCount()).isEqualTo(2);
        }
    }

    @Test
    void statedColumnMustExist() {
        Path file = TableFile.of(folder, "a,b", "1,2");
        assertThatThrownBy(() -> CsvFile.open(file, CsvSettings.defaults().withType("c", ColumnType.TEXT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column must be one of [a, b], was 'c'");
    }

    @Test
    void semicolonsAndDecimalCommasOfSpreadsheetsAreRead() {
        Path file = TableFile.of(folder, "name;preis", "Apfel;1,50", "Birne;2,25", "Kirsche;-0,75");
        CsvFile csv = CsvFile.open(file);
        try (Frame frame = csv.read()) {
            assertThat(csv.format().decimalMark()).isEqualTo(',');
            assertThat(frame.column("preis")).isInstanceOfSatisfying(DoubleColumn.class, prices -> {
                assertThat(prices.get(0)).isEqualTo(1.5);
                assertThat(prices.get(2)).isEqualTo(-0.75);
            });
        }
    }

    @Test
    void allowedLossIsCounted() {
        Path file = TableFile.of(folder, "pi,e", "3.14159265358979323846,1", "2.5,2.718281828459045235");
        CsvSettings settings = CsvSettings.defaults()
                .withType("pi", ColumnType.DECIMAL)
                .withFloats(FloatTolerance.none().with("e", 1e-6));
        try (Frame frame = CsvFile.open(file, settings).read()) {
            assertThat(frame.column("pi").value(0)).isEqualTo(Math.PI);
            assertThat(frame.column("e").encoding()).isEqualTo("float32");
            assertThat(frame.report().orElseThrow().notices())
                    .contains(
                            "column 'pi': 1 value was rounded to float64",
                            "column 'e': 1 value was rounded to float64");
        }
    }

    @Test
    void planSaysWhatItCostsAndWhy() {
        Path file = TableFile.of(
                folder, "id,word,temp", 5_000, i -> i + 100 + "," + "word" + i % 24 + "," + (39 + i % 7) + ".02");
        CsvFile csv = CsvFile.open(file);
        String table = csv.plan().toString();

        assertThat(reason(csv, "id")).isEqualTo("whole numbers 100..5,099");
        assertThat(reason(csv, "word")).isEqualTo("24 distinct of 5,000");
        assertThat(reason(csv, "temp")).contains("float32 would change 39.02 -> kept as ");
        assertThat(table.lines().findFirst().orElseThrow()).startsWith("column  type");
        assertThat(table.lines()).hasSize(5);
        assertThat(csv.plan().column("word").orElseThrow().saved()).isGreaterThan(0.9);
        try (Frame frame = csv.read()) {
            ColumnPlan read = frame.report().orElseThrow().plan().column("id").orElseThrow();
            assertThat(read.after()).isEqualTo(frame.column("id").retained());
            assertThat(read.reason()).isEqualTo("whole numbers 100..5,099");
            assertThat(((LongColumn) frame.column("id")).get(4_999)).isEqualTo(5_099);
        }
    }

    @Test
    void planSaysWhereALongerTableHasNoDictionary() {
        CsvFile csv = CsvFile.open(TableFile.of(folder, "name,word", 40_000, i -> "name" + i + ",word" + i % 24));
        assertThat(reason(csv, "name"))
                .isEqualTo("10,000 distinct of 10,000, too many for a dictionary from 16,384 texts on");
        try (Frame frame = csv.read()) {
            assertThat(frame.report()
                            .orElseThrow()
                            .plan()
                            .column("name")
                            .orElseThrow()
                            .reason())
                    .isEqualTo("too many distinct texts for a dictionary");
        }
    }

    private static String reason(CsvFile csv, String column) {
        return csv.plan().column(column).orElseThrow().reason();
    }

    private static List<ColumnType> types(Frame frame) {
        return frame.columns().stream().map(Column::type).toList();
    }

    private static List<String> texts(Frame frame, int row) {
        List<String> texts = new ArrayList<>();
        frame.columns().forEach(column -> texts.add(column.text(row)));
        return texts;
    }
}
