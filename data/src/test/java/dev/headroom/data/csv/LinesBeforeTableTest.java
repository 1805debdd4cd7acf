package dev.headroom.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.headroom.MalformedFileException;
import dev.headroom.data.csv.CsvFormat.Header;
import dev.headroom.data.frame.BadRow;
import dev.headroom.data.frame.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesBeforeTableTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sep=;\n", "SEP=;\r\n", "\"sep=;\"\n", "\uFEFFsep=;\n"})
    void aFirstLineThatStatesTheDelimiterIsObeyedAndLeftOut(String first) throws IOException {
        CsvFile file = open(first + "a,b;c\n1,5;x\n2,5;y\n", UnaryOperator.identity());
        assertThat(file.format().delimiter()).isEqualTo(';');
        assertThat(file.format().skippedLines()).isEqualTo(1);
        assertThat(file.columnNames()).containsExactly("a,b", "c");
        assertThat(file.formatNotes()).contains("1 line is taken to stand before the table and left out");
        try (Frame frame = file.read()) {
            assertThat(frame.rowCount()).isEqualTo(2);
            assertThat(frame.report().orElseThrow().notices())
                    .anyMatch(notice -> notice.startsWith("1 line before the table was left out"));
        }
    }

    @Test
    void aStatedDelimiterGoesBeforeTheFirstLines() throws IOException {
        String text = "sep=;\na|b;c\n1|2;3\n";
        assertThat(open(text, format -> format.withDelimiter('|')).columnNames())
                .containsExactly("a", "b;c");
        assertThat(open(text, format -> format.withSkippedLines(0)).columnNames())
                .containsExactly("sep=", "column2");
    }

    @Test
    void onlyADelimiterCanBeStated() throws IOException {
        for (String text : List.of("sep=\n1\n", "sep=ab;c\n1;2\n", "sep=x\n1\n", "sep==\n\n", "step=;\n1;2\n")) {
            int skipped = detect(text).format().skippedLines();
            assertThat(skipped).as(text).isEqualTo(text.startsWith("sep==") ? 1 : 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void titlesBeforeATableAreLeftOutAndSaid(String end) throws IOException {
        String text =
                String.join(end, "Report of June", "by hand, on Monday", "", "month;sum", "May;1,5", "June;2,5", "");
        CsvFormat.Detection found = detect(text);
        assertThat(found.format().skippedLines()).isEqualTo(3);
        assertThat(found.format().delimiter()).isEqualTo(';');
        assertThat(found.format().decimalMark()).isEqualTo(',');
        assertThat(found.notes()).contains("3 lines are taken to stand before the table and left out");

        ReadRows read = ReadRows.of(text, found.format(), BadRows.FAIL);
        assertThat(read.header()).containsExactly("month", "sum");
        assertThat(read.rows()).containsExactly(List.of("May", "1,5"), List.of("June", "2,5"));
        assertThat(read.lines()).containsExactly(5L, 6L);
        assertThat(read.notices())
                .containsExactly("3 lines before the table were left out, the first is 'Report of June'");
    }

    @Test
    void titlesNeedNoBlankLineWhereTheTableIsPlain() throws IOException {
        assertThat(skipped("Report of June\nmonth,sum\nMay,1\nJune,2\n")).isEqualTo(1);
        assertThat(skipped("\nReport of June\n\n\nmonth,sum\nMay,1\nJune,2\n")).isEqualTo(4);
        assertThat(skipped("Report\n\nname,town\nAnn,Rome\nBob,Oslo\n")).isEqualTo(2);
        assertThat(skipped("Population\n\nland;2001;2002\nFR;1;2\nDE;3;4\n")).isEqualTo(2);
        assertThat(skipped("sep=;\nReport\n\nland;n\nFR;1\nDE;3\n")).isEqualTo(3);
    }

    /** The first line may be the name, and the lines after it rows, of a single column with delimiters in its texts. */
    @Test
    void whatMayBeARowIsNoTitle() throws IOException {
        for (String text : List.of(
                "remark\nHello, world\nBye, you\n",
                "word\nfoo\nbar,baz\nqux,quux\n",
                "value\n1,5\n2,5\n3,5\n",
                "Dear all\n\nHello, I am\nfine, thanks\nBye, you\n",
                "one\ntwo\nthree\n",
                "a\n\nb\n",
                "\n\na,b\n1,2\n",
                "a,b\n1,2\n3\n4,5\n",
                "Report\n\na,b\n",
                "x\n1,2\n")) {
            assertThat(skipped(text)).as(text).isZero();
        }
    }

    @Test
    void statedLinesAreLeftOutWhateverTheyHold() throws IOException {
        String text = "a,\"b\nc,d,e\nday;sum\n1.2.2020;1,5\n2.2.2020;2,5\n3\n4;\"x\"y\n";
        CsvSettings settings = CsvSettings.defaults()
                .withFormat(format -> format.withSkippedLines(2))
                .withBadRows(BadRows.SKIP);
        CsvFile file = CsvFile.open(write(text), settings);
        assertThat(file.columnNames()).containsExactly("day", "sum");
        assertThat(file.format().decimalMark()).isEqualTo(',');
        try (Frame frame = file.read()) {
            assertThat(frame.rowCount()).isEqualTo(2);
            assertThat(frame.report().orElseThrow().firstBadRows())
                    .extracting(BadRow::record, BadRow::line)
                    .containsExactly(tuple(3L, 6L), tuple(4L, 7L));
        }
        CsvSettings failing = settings.withBadRows(BadRows.FAIL);
        assertThatThrownBy(() -> CsvFile.open(Path.of(file.name()), failing).read())
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("record 3 (line 6) must have 2 fields, not 1");
    }

    @Test
    void moreLinesThanThereAreLeaveAnEmptyTable() {
        ReadRows read = ReadRows.of("a,b\n1,2", CsvFormat.standard().withSkippedLines(5), BadRows.FAIL);
        assertThat(read.header()).isEmpty();
        assertThat(read.notices()).containsExactly("2 lines before the table were left out, the first is 'a,b'");
        assertThatThrownBy(() -> CsvFormat.standard().withSkippedLines(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("skippedLines must be at least 0, was -1");
    }

    @Test
    void aSkippedLineOfAGigabyteIsNotHeld() {
        Endless text = Endless.of("", "x", 100_000_000, "\na,b\n1,2\n");
        ReadRows read = ReadRows.of(text, CsvFormat.standard().withSkippedLines(1), BadRows.FAIL, CsvLimits.defaults());
        assertThat(read.rows()).containsExactly(List.of("1", "2"));
        assertThat(read.lines()).containsExactly(3L);
    }

    @Test
    void damageInSkippedLinesNamesTheLine() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write("t\n".repeat(20_000).getBytes(StandardCharsets.UTF_8));
        }
        byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12);
        CsvFormat format =
                CsvFormat.standard().withCompression(CsvFormat.Compression.GZIP).withSkippedLines(19_999);
        assertThatThrownBy(() -> ReadRows.of(cut, format, BadRows.SKIP, CsvLimits.defaults()))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageMatching("table.csv: record 1 \\(line \\d{4,5}\\) must be followed by the rest .*");
    }

    @Test
    void whatIsNotStatedIsFoundUnderWhatIs() throws IOException {
        CsvFile file = open("1,5~x\n2,5~y\n", format -> format.withDelimiter('~'));
        assertThat(file.format().header()).as("the first row is data").isEqualTo(Header.ABSENT);
        assertThat(file.format().decimalMark()).isEqualTo(',');
        assertThat(file.formatNotes()).contains("the decimal mark is a comma");
        CsvFile named = open(
                "1,5~x\n2,5~y\n",
                format -> format.withDelimiter('~').withHeader(Header.PRESENT).withDecimalMark('.'));
        assertThat(named.columnNames()).containsExactly("1,5", "x");
        assertThat(named.formatNotes()).as("nothing was guessed").isEmpty();
    }

    @Test
    void anExportDoesNotInventTheLines() throws IOException {
        CsvFile file = open("Report\n\nland;n\nFR;1\nDE;3\n", UnaryOperator.identity());
        Path out = folder.resolve("out.csv");
        try (Frame frame = file.read()) {
            assertThatThrownBy(() -> CsvExport.write(frame, out, file.format()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("skippedLines must be 0 in a format to write, was 2");
            assertThat(out).doesNotExist();
            CsvExport.write(frame, out, file.format().withSkippedLines(0));
        }
        assertThat(out).hasContent("land;n\nFR;1\nDE;3\n");
    }

    private CsvFile open(String text, UnaryOperator<CsvFormat> stated) throws IOException {
        return CsvFile.open(write(text), CsvSettings.defaults().withFormat(stated));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), text);
    }

    private static int skipped(String text) throws IOException {
        return detect(text).format().skippedLines();
    }

    private static CsvFormat.Detection detect(String text) throws IOException {
        return CsvFormatDetector.detect(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
