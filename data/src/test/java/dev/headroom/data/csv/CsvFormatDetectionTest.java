package dev.headroom.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.data.csv.CsvFormat.Compression;
import dev.headroom.data.csv.CsvFormat.Header;
import dev.headroom.data.csv.CsvFormat.Trim;
import dev.headroom.data.frame.BadRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatDetectionTest {

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void findsTheDelimiterByEquallyManyFields(char delimiter) throws IOException {
        String text = "id;name;remark\n1;Ann;\"a,b;c\td|e\"\n2;Bob;one, two\n3;Cy;\n".replace(';', delimiter);
        CsvFormat format = detect(text).format();
        assertThat(format.delimiter()).isEqualTo(delimiter);
        assertThat(format.quote()).isEqualTo('"');
        assertThat(format.header()).isEqualTo(Header.PRESENT);
    }

    @Test
    void prefersFieldsThatHoldOneValue() throws IOException {
        assertThat(detect("1,5;2,5;3,25\n4,5;5,5;6,5\n").format().delimiter()).isEqualTo(';');
        assertThat(detect("x,a;b,3\ny,c;d,4\n").format().delimiter()).isEqualTo(',');
        assertThat(detect("say\twho\nHello, world\tAnn\nBye, world\tBob\n")
                        .format()
                        .delimiter())
                .isEqualTo('\t');
    }

    @Test
    void findsDecimalCommas() throws IOException {
        CsvFormat.Detection found = detect("a;b\n1,5;x\n2,25;y\n");
        assertThat(found.format().decimalMark()).isEqualTo(',');
        assertThat(found.notes()).contains("the decimal mark is a comma");
        assertThat(detect("a;b\n1.5;x\n2.25;y\n").format().decimalMark()).isEqualTo('.');
        CsvFormat.Detection thousands = detect("a;b\n1,500;x\n2,250;y\n");
        assertThat(thousands.format().decimalMark()).isEqualTo('.');
        assertThat(thousands.notes()).anyMatch(note -> note.contains("thousands"));
    }

    @Test
    void findsHeadersByTypes() throws IOException {
        assertThat(header("a,b\n1,x\n2,y\n")).isEqualTo(Header.PRESENT);
        assertThat(header("1,x\n2,y\n")).isEqualTo(Header.ABSENT);
        assertThat(header("day,what\n2020-01-02,x\n")).isEqualTo(Header.PRESENT);
        assertThat(header("name,town\nAnn,Rome\nBob,Oslo\n")).isEqualTo(Header.PRESENT);
        assertThat(header("Ann,Rome\nBob,Oslo\nAnn,Bonn\n")).isEqualTo(Header.ABSENT);
        assertThat(header("x,x\ny,z\n")).isEqualTo(Header.ABSENT);
        assertThat(header(",a,b\n0,1,2\n1,3,4\n")).isEqualTo(Header.PRESENT);
        assertThat(header("a,b,c\n")).isEqualTo(Header.PRESENT);
        assertThat(header("1,2,3\n")).isEqualTo(Header.ABSENT);
    }

    @Test
    void findsSingleQuotes() throws IOException {
        CsvFormat format = detect("id,text\n1,'a, b'\n2,'it''s'\n3,'c'\n").format();
        assertThat(format.quote()).isEqualTo('\'');
        assertThat(format.delimiter()).isEqualTo(',');
        assertThat(detect("id,text\n1,don't\n2,'tis so\n").format().quote()).isEqualTo('"');
    }

    @Test
    void findsSpacesAfterDelimiters() throws IOException {
        CsvFormat.Detection found = detect("39, State-gov, 77516\n50, ?, 83311\n");
        assertThat(found.format().trim()).isEqualTo(Trim.SPACES);
        assertThat(found.format().header()).isEqualTo(Header.ABSENT);
        assertThat(found.format().nullTexts()).contains("?");
        assertThat(found.notes()).anyMatch(note -> note.contains("spaces")).contains("'?' is taken for null");
        assertThat(detect("a,b\n1, x\n2,y\n").format().trim()).isEqualTo(Trim.NONE);
    }

    @Test
    void findsCharsets() throws IOException {
        String text = "naïve,b\nné,€\n";
        assertThat(charset(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(StandardCharsets.UTF_8);
        assertThat(charset(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8))).isEqualTo(StandardCharsets.UTF_8);
        assertThat(charset(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(StandardCharsets.UTF_16LE);
        assertThat(charset(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE)))
                .isEqualTo(StandardCharsets.UTF_16BE);
        assertThat(charset(text.getBytes(StandardCharsets.UTF_16LE))).isEqualTo(StandardCharsets.UTF_16LE);
        CsvFormat.Detection western = detect(text.getBytes(Charset.forName("windows-1252")));
        assertThat(western.format().charset().name()).isEqualTo("windows-1252");
        assertThat(western.notes()).anyMatch(note -> note.contains("guessed"));
    }

    /** One damaged byte made mojibake of every other letter of the file. */
    @Test
    void aFewDamagedBytesMakeNoOtherCharset() throws IOException {
        byte[] damaged = damaged("name,town\nJosé,Málaga\nx?,y\nIñaki,León\n");
        CsvFormat.Detection found = detect(damaged);
        assertThat(found.format().charset()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(found.notes())
                .containsExactly("charset UTF-8 was guessed: 4 characters are plainly in it, 1 bytes are not");
        ReadRows read = ReadRows.of(damaged, found.format(), BadRows.SKIP, CsvLimits.defaults());
        assertThat(read.rows()).containsExactly(List.of("José", "Málaga"), List.of("Iñaki", "León"));
        assertThat(read.firstBad()).containsExactly(new BadRow(2, 3, "be text in UTF-8", "x\\xe9"));
        assertThat(charset(damaged("name,town\nx?,é\n"))).as("as many").isEqualTo(Charset.forName("windows-1252"));
    }

    @Test
    void aByteOrderMarkStatesUtf8WhateverFollows() throws IOException {
        byte[] damaged = damaged("\uFEFFname,town\nx?,y\n");
        CsvFormat format = detect(damaged).format();
        assertThat(format.charset()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(ReadRows.of(damaged, format, BadRows.SKIP, CsvLimits.defaults())
                        .header())
                .containsExactly("name", "town");
    }

    private static byte[] damaged(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xE9;
        return bytes;
    }

    @Test
    void aCharacterCutByTheSampleIsStillUtf8() throws IOException {
        for (int shift = 0; shift < 3; shift++) {
            byte[] bytes = ("x".repeat(shift) + ",b\n" + "€,1\n".repeat(60_000)).getBytes(StandardCharsets.UTF_8);
            assertThat(charset(bytes)).isEqualTo(StandardCharsets.UTF_8);
        }
    }

    @Test
    void findsGzip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write("a;b\n1;2\n".getBytes(StandardCharsets.UTF_8));
        }
        CsvFormat format = detect(bytes.toByteArray()).format();
        assertThat(format.compression()).isEqualTo(Compression.GZIP);
        assertThat(format.delimiter()).isEqualTo(';');
    }

    @Test
    void findsCommentLines() throws IOException {
        CsvFormat format = detect("# made on Monday\n# by hand\na,b\n1,2\n").format();
        assertThat(format.comment()).contains('#');
        assertThat(format.header()).isEqualTo(Header.PRESENT);
        assertThat(detect("#id,b\n1,2\n").format().comment()).isEmpty();
        assertThat(detect("# made on Monday\na,b\n1,2\n# later\n3,4\n").format().comment())
                .contains('#');
    }

    /** As comments they would be left out. */
    @Test
    void rowsThatStartAsCommentsDoAreRows() throws IOException {
        String text = "# made on Monday\n# by hand\ntag,n\nx,1\n#y,2\n#z,3\n";
        CsvFormat format = detect(text).format();
        assertThat(format.comment()).isEmpty();
        assertThat(format.skippedLines()).isEqualTo(2);
        ReadRows read = ReadRows.of(text, format, BadRows.FAIL);
        assertThat(read.header()).containsExactly("tag", "n");
        assertThat(read.rows()).containsExactly(List.of("x", "1"), List.of("#y", "2"), List.of("#z", "3"));
    }

    @Test
    void hasAnAnswerForAnything() throws IOException {
        assertThat(detect("").format()).isEqualTo(CsvFormat.standard());
        assertThat(detect("one\ntwo\nthree\n").format().delimiter()).isEqualTo(',');
        assertThat(detect("\"never closed\n1,2\n3,4\n").format().delimiter()).isEqualTo(',');
        assertThat(detect(new byte[] {0x1f, (byte) 0x8b, 1}).format().compression())
                .isEqualTo(Compression.GZIP);
    }

    private static Header header(String text) throws IOException {
        return detect(text).format().header();
    }

    private static Charset charset(byte[] bytes) throws IOException {
        return detect(bytes).format().charset();
    }

    private static CsvFormat.Detection detect(String text) throws IOException {
        return detect(text.getBytes(StandardCharsets.UTF_8));
    }

    private static CsvFormat.Detection detect(byte[] bytes) throws IOException {
        return CsvFormatDetector.detect(new ByteArrayInputStream(bytes));
    }
}
