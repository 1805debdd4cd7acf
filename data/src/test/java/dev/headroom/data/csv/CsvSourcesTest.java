package dev.headroom.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.MalformedFileException;
import dev.headroom.data.frame.BadRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSourcesTest {

    private static final CsvFormat GZIP = CsvFormat.standard().withCompression(CsvFormat.Compression.GZIP);

    @TempDir
    Path folder;

    @Test
    void gzipMembersAreReadOneAfterTheOther() throws IOException {
        byte[] both = joined(gzip("a,b\n1,2\n"), gzip("3,4\n"));
        assertThat(read(both, GZIP).rows()).containsExactly(List.of("1", "2"), List.of("3", "4"));
        assertThat(read(joined(both, new byte[700]), GZIP).rows()).hasSize(2);
    }

    @Test
    void truncatedGzipNamesTheRowReached() throws IOException {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = 0; i < 5_000; i++) {
            text.append(i).append(',').append(i * 7919L % 65_521).append('\n');
        }
        byte[] whole = gzip(text.toString());
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);
        for (BadRows policy : BadRows.values()) {
            assertThatThrownBy(() -> ReadRows.of(cut, GZIP, policy, CsvLimits.defaults()))
                    .isInstanceOf(MalformedFileException.class)
                    .hasMessageMatching(
                            "table.csv: record 2\\d{3} \\(line 2\\d{3}\\) must be followed by the rest of the"
                                    + " gzip stream, was cut off after " + cut.length + " bytes");
        }
    }

    @Test
    void damagedGzipIsNotTakenForItsEnd() throws IOException {
        byte[] second = gzip("3,4\n");
        byte[] cutInHeader = joined(gzip("a,b\n1,2\n"), Arrays.copyOf(second, 5));
        byte[] foreign = joined(gzip("a,b\n1,2\n"), "rubbish that is not gzip at all".getBytes(StandardCharsets.UTF_8));
        byte[] flipped = gzip("a,b\n1,2\n");
        flipped[flipped.length - 8] ^= 1;
        for (byte[] damaged : List.of(cutInHeader, foreign, flipped)) {
            assertThatThrownBy(() -> read(damaged, GZIP))
                    .isInstanceOf(MalformedFileException.class)
                    .hasMessageContaining("gzip");
        }
        assertThatThrownBy(() -> read(new byte[] {1, 2, 3}, GZIP)).isInstanceOf(MalformedFileException.class);
    }

    /** Where the first member ends with the JDK's buffer, the start of a next one is not in it. */
    @Test
    void aMemberThatIsCutInItsHeaderIsNoPaddingAtAnyPlace() throws IOException {
        byte[] second = gzip("3,4\n");
        for (int filler = 8_140; filler < 8_180; filler++) {
            byte[] first = stored("a,b\n" + "x".repeat(filler) + ",2\n");
            assertThat(read(joined(first, second), GZIP).rows()).hasSize(2);
            assertThat(read(joined(first, new byte[30]), GZIP).rows()).hasSize(1);
            for (int cut = 1; cut < 10; cut++) {
                byte[] damaged = joined(first, Arrays.copyOf(second, cut));
                assertThatThrownBy(() -> read(damaged, GZIP))
                        .as(filler + " and " + cut)
                        .isInstanceOf(MalformedFileException.class)
                        .hasMessageContaining("gzip");
            }
        }
    }

    private static byte[] stored(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.NO_COMPRESSION);
            }
        }) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void bytesReadAreThoseOfTheFile() throws IOException {
        Path file = folder.resolve("t.csv.gz");
        byte[] bytes = gzip("a,b\n" + "1,2\n".repeat(10_000));
        Files.write(file, bytes);
        try (CsvRows rows = CsvRows.open(file, GZIP, CsvLimits.defaults(), BadRows.FAIL)) {
            ReadRows.Collected sink = new ReadRows.Collected(2);
            while (rows.next(sink)) {
                assertThat(rows.bytesRead()).isBetween(1L, (long) bytes.length);
            }
            assertThat(rows.bytesRead()).isEqualTo(bytes.length);
            assertThat(rows.rows()).isEqualTo(10_000);
        }
    }

    @Test
    void byteOrderMarksAreNotPartOfTheFirstName() {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            ReadRows read = read(
                    "\uFEFFä,b\n1,€\n".getBytes(charset), CsvFormat.standard().withCharset(charset));
            assertThat(read.header()).containsExactly("ä", "b");
            assertThat(read.rows()).containsExactly(List.of("1", "€"));
        }
    }

    @Test
    void undecodableBytesMakeTheirRowBad() {
        byte[] bytes = "a,b\n1,x\n2,caf\u00e9\n3,\ufffd\n".getBytes(StandardCharsets.UTF_8);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("caf") + 4] = 'e';
        ReadRows skipped = ReadRows.of(bytes, CsvFormat.standard(), BadRows.SKIP, CsvLimits.defaults());

        // the replacement character that stands in the file is a good one
        assertThat(skipped.rows()).containsExactly(List.of("1", "x"), List.of("3", "\ufffd"));
        assertThat(skipped.firstBad()).containsExactly(new BadRow(2, 3, "be text in UTF-8", "caf\\xc3e"));
        assertThat(skipped.notices()).containsExactly("1 byte is not UTF-8");
        ReadRows nulled = ReadRows.of(bytes, CsvFormat.standard(), BadRows.NULL, CsvLimits.defaults());
        assertThat(nulled.rows().get(1)).containsExactly("2", ReadRows.NULL);
    }

    /** The decoder complains of a lone half together with the delimiter or line end behind it. */
    @Test
    void aLoneHalfOfAPairSwallowsNoDelimiterOrLineEnd() {
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            ByteBuffer bytes = ByteBuffer.allocate(200)
                    .order(charset.equals(StandardCharsets.UTF_16LE) ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            "a,b\n1\uD834,2\n3,4\uD834\n5\uDD1E,6\n7,\uD834\uDD1E\n".chars().forEach(c -> bytes.putChar((char) c));
            byte[] text = Arrays.copyOf(bytes.array(), bytes.position());
            ReadRows read =
                    ReadRows.of(text, CsvFormat.standard().withCharset(charset), BadRows.SKIP, CsvLimits.defaults());
            assertThat(read.rows()).containsExactly(List.of("7", "𝄞"));
            assertThat(read.firstBad()).extracting(BadRow::line).containsExactly(2L, 3L, 4L);
            assertThat(read.firstBad()).extracting(BadRow::reason).containsOnly("be text in " + charset.name());
        }
    }

    @Test
    void charactersSurviveEveryPlaceAtBufferEdges() {
        String value = "𝄞é€";
        for (int filler = 8_160; filler < 8_200; filler++) {
            String text = "a\n" + "x".repeat(filler) + value + "\n";
            assertThat(ReadRows.of(text, CsvFormat.standard(), BadRows.FAIL).rows())
                    .containsExactly(List.of("x".repeat(filler) + value));
        }
    }

    @Test
    void zeroCharactersAreKept() {
        ReadRows read = ReadRows.of("a,b\n1\u0000,\u0000\n", CsvFormat.standard(), BadRows.FAIL);
        assertThat(read.rows()).containsExactly(List.of("1\u0000", "\u0000"));
    }

    @Test
    void emptyFilesHaveNoColumnsAndHeadersAloneNoRows() {
        for (String nothing : List.of("", "\n\n", "\uFEFF")) {
            ReadRows read = ReadRows.of(nothing, CsvFormat.standard(), BadRows.FAIL);
            assertThat(read.header()).isEmpty();
            assertThat(read.rows()).isEmpty();
        }
        for (String alone : List.of("a,b", "a,b\n", "\n\na,b\r\n")) {
            ReadRows read = ReadRows.of(alone, CsvFormat.standard(), BadRows.FAIL);
            assertThat(read.header()).containsExactly("a", "b");
            assertThat(read.rows()).isEmpty();
        }
    }

    @Test
    void namesAreMadeUniqueAndSaidSo() {
        ReadRows read = ReadRows.of("a,,a,a_2,a\n1,2,3,4,5\n", CsvFormat.standard(), BadRows.FAIL);
        assertThat(read.header()).containsExactly("a", "column2", "a_3", "a_2", "a_4");
        assertThat(read.notices())
                .containsExactly(
                        "column 2 has no name and is called column2",
                        "column 3 is called a_3, because there is another a",
                        "column 5 is called a_4, because there is another a");
    }

    @Test
    void thousandsOfEqualNamesAreMadeUniqueInNoTime() {
        ReadRows read = ReadRows.of("c,".repeat(16_000) + "c\n", CsvFormat.standard(), BadRows.FAIL);
        assertThat(read.header()).doesNotHaveDuplicates().endsWith("c_16001");
        assertThat(read.notices()).hasSize(21).endsWith("and 15980 more columns have names that were made unique");
    }

    @Test
    void undecodableHeadersAreRefusedButNotFirstRows() {
        byte[] bytes = {'a', ',', (byte) 0xE9, ',', 'c', '\n', '1', ',', '2', ',', '3', '\n'};
        assertThatThrownBy(() -> ReadRows.of(bytes, CsvFormat.standard(), BadRows.SKIP, CsvLimits.defaults()))
                .isInstanceOf(MalformedFileException.class)
                .hasMessage("table.csv: first row (line 1) must be text in UTF-8, was '\\xe9'");
        ReadRows read = ReadRows.of(
                bytes, CsvFormat.standard().withHeader(CsvFormat.Header.ABSENT), BadRows.SKIP, CsvLimits.defaults());
        assertThat(read.rows()).containsExactly(List.of("1", "2", "3"));
        assertThat(read.bad()).isEqualTo(1);
    }

    @Test
    void columnsWithoutHeaderAreNumbered() {
        ReadRows read =
                ReadRows.of("\n1,2\n3,4\n", CsvFormat.standard().withHeader(CsvFormat.Header.ABSENT), BadRows.FAIL);
        assertThat(read.header()).containsExactly("column1", "column2");
        assertThat(read.rows()).containsExactly(List.of("1", "2"), List.of("3", "4"));
        assertThat(read.lines()).containsExactly(2L, 3L);
    }

    @Test
    void blankLinesAreRowsWhereThereIsOneColumn() {
        ReadRows read = ReadRows.of("a\nx\n\ny\n", CsvFormat.standard(), BadRows.FAIL);
        assertThat(read.rows()).containsExactly(List.of("x"), List.of(""), List.of("y"));
        assertThat(read.lines()).containsExactly(2L, 3L, 4L);
    }

    @Test
    void trimDropsSpacesAroundFieldsButNotInsideQuotes() {
        CsvFormat trimmed = CsvFormat.standard().withTrim(CsvFormat.Trim.SPACES);
        ReadRows read = ReadRows.of("a, b\n 1 , \" x \" \n\" y \", 2\n", trimmed, BadRows.FAIL);
        assertThat(read.header()).containsExactly("a", "b");
        assertThat(read.rows()).containsExactly(List.of("1", " x "), List.of(" y ", "2"));
        ReadRows split = ReadRows.of("a, b\n1, \"x,y\"\n", trimmed, BadRows.SKIP);
        assertThat(split.bad()).isEqualTo(1);
    }

    @Test
    void missingFilesAreNamed() {
        Path missing = folder.resolve("missing.csv");
        assertThatThrownBy(() -> CsvRows.open(missing, CsvFormat.standard(), CsvLimits.defaults(), BadRows.FAIL))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("missing.csv");
    }

    private static ReadRows read(byte[] bytes, CsvFormat format) {
        return ReadRows.of(bytes, format, BadRows.FAIL, CsvLimits.defaults());
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
