package dev.headroom.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.MalformedFileException;
import dev.headroom.data.frame.BadRow;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenQuoteTest {

    private static final List<String> ENDS = List.of("\n", "\r\n", "\r");

    /** Broken in the first, middle and last field, unclosed and closed too early. */
    private static final List<String> BROKEN =
            List.of("\"x,2,3", "1,\"x,3", "1,2,\"x", "\"x\"y,2,3", "1,\"x\"y,3", "1,2,\"x\"y", "\"", ",,\"");

    @Test
    void everyLineAfterABrokenOneIsRead() {
        for (String end : ENDS) {
            for (String broken : BROKEN) {
                for (BadRows policy : List.of(BadRows.SKIP, BadRows.NULL)) {
                    String text = String.join(end, "a,b,c", "1,2,3", broken, "4,5,6", "7,\"8\",9", "");
                    ReadRows read = ReadRows.of(text, CsvFormat.standard(), policy);

                    assertThat(read.rows())
                            .as(broken + " with " + Excerpt.of(end))
                            .containsExactly(List.of("1", "2", "3"), List.of("4", "5", "6"), List.of("7", "8", "9"));
                    assertThat(read.lines()).containsExactly(2L, 4L, 5L);
                    assertThat(read.bad()).isEqualTo(1);
                    BadRow bad = read.firstBad().get(0);
                    assertThat(bad.record()).isEqualTo(2);
                    assertThat(bad.line()).isEqualTo(3);
                    assertThat(bad.excerpt()).isEqualTo(broken);
                }
            }
        }
    }

    @Test
    void reasonsTellTheKinds() {
        assertThat(reason("a,b\n1,\"x\n")).isEqualTo("close its quotes before the file ends");
        assertThat(reason("a,b\n1,\"x\"y\n")).isEqualTo("have a delimiter or line end after a closing quote");
        assertThat(reason("a,b\n1,\"x\n2,3\n4,\"y\"\n")).startsWith("have a delimiter or line end");
        assertThat(reason("a,b\n1,\"x\n2,\",3\n"))
                .isEqualTo("have 2 fields, not 3; it spans several lines, so that a quote may be broken");
    }

    private static String reason(String text) {
        return ReadRows.of(text, CsvFormat.standard(), BadRows.SKIP)
                .firstBad()
                .get(0)
                .reason();
    }

    @Test
    void failNamesTheLineWhereTheRowStarts() {
        assertThatThrownBy(() -> ReadRows.of("a,b\n1,2\n3,\"x\n4,5\n", CsvFormat.standard(), BadRows.FAIL))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("record 2 (line 3)")
                .hasMessageContaining("'3,\"x'");
    }

    @Test
    void brokenRowsInARowAreEachOneBadRow() {
        String text = "a,b\n" + "\"x\"y,1\n".repeat(500) + "1,2\n" + "3,\"\n".repeat(3) + "5,6\n";
        ReadRows read = ReadRows.of(text, CsvFormat.standard(), BadRows.SKIP);

        assertThat(read.bad()).isEqualTo(503 - 2);
        // of the last three lines the quotes of the first two close each other: a row of two lines, and counted so
        assertThat(read.rows()).containsExactly(List.of("1", "2"), List.of("3", "\n3,"), List.of("5", "6"));
        assertThat(read.notices()).contains("1 row spans several lines; the longest spans 2 lines from line 503");
    }

    @Test
    void aRowThatSpansLinesWithTheWrongNumberOfFieldsSwallowsNone() {
        String text = "a,b,c\n1,\"2\n4,5,6\n7,8\",9,10\n11,12,13\n";
        for (BadRows policy : List.of(BadRows.SKIP, BadRows.NULL)) {
            ReadRows read = ReadRows.of(text, CsvFormat.standard(), policy);
            assertThat(read.rows()).contains(List.of("4", "5", "6"), List.of("11", "12", "13"));
            assertThat(read.firstBad()).extracting(BadRow::line).containsExactly(2L, 4L);
        }
    }

    @Test
    void rowsThatSpanLinesAreCounted() {
        ReadRows read = ReadRows.of("a,b\n1,\"x\ny\"\n2,\"p\r\nq\rr\"\n", CsvFormat.standard(), BadRows.FAIL);

        assertThat(read.rows()).containsExactly(List.of("1", "x\ny"), List.of("2", "p\r\nq\rr"));
        assertThat(read.lines()).containsExactly(2L, 4L);
        assertThat(read.notices()).containsExactly("2 rows span several lines; the longest spans 3 lines from line 4");
    }

    /** Every place of the broken row relative to the chunks of 8,192 characters in which text is read. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void resyncsAcrossChunkEdges(String end) {
        for (String broken : List.of("\"x,2,3", "1,2,\"x", "\"x\"y,2,3")) {
            for (int filler = 8_192 - 30; filler <= 8_192 + 10; filler++) {
                List<List<String>> expected = new ArrayList<>();
                String first = "f".repeat(filler - 20 - 5 - end.length() * 2);
                expected.add(List.of(first, "1", "2"));
                StringBuilder text = new StringBuilder("a,b,c" + end);
                text.append(first).append(",1,2").append(end).append(broken).append(end);
                for (int i = 0; i < 2_500; i++) {
                    text.append(i).append(",s,t").append(end);
                    expected.add(List.of(Integer.toString(i), "s", "t"));
                }
                ReadRows read = ReadRows.of(text.toString(), CsvFormat.standard(), BadRows.SKIP);
                assertThat(read.bad()).isEqualTo(1);
                assertThat(read.rows()).isEqualTo(expected);
                assertThat(read.lines().get(1)).isEqualTo(4);
            }
        }
    }

    /** Each line closes the quote of the one before and opens one: followed to the end from each, it takes for ever. */
    @Test
    void quotesThatJoinAllLinesAreGivenUpSoon() {
        String text = "a,b\n" + "b\",\"\"\",z\n".repeat(3_000) + "1,2\n";
        ReadRows read = ReadRows.of(text, CsvFormat.standard(), BadRows.SKIP);

        assertThat(read.bad()).isEqualTo(3_000);
        assertThat(read.firstBad().get(0).reason())
                .isEqualTo("have 2 fields; it spans several lines, so that a quote may be broken");
        assertThat(read.rows()).containsExactly(List.of("1", "2"));
    }

    /** With thousands of columns the quotes may join thousands of lines before there are too many fields. */
    @Test
    void linesAreNotReadAgainForEverWhereTheyJoinToFewFields() {
        CsvLimits limits = CsvLimits.defaults().withLongestRecord(400_000);
        String text = "c,".repeat(9_999) + "c\n" + ("b\",\"\"\",z" + " and so on".repeat(5) + "\n").repeat(9_000);
        InputStream in = new ByteArrayInputStream((text + "1,2\n").getBytes(StandardCharsets.UTF_8));
        try (CsvRows rows = CsvRows.of("t.csv", in, CsvFormat.standard(), limits, BadRows.SKIP)) {
            ReadRows.Collected sink = new ReadRows.Collected(10_000);
            assertThat(rows.next(sink)).isFalse();
            assertThat(rows.badRows()).isEqualTo(9_001);
            assertThat(rows.firstBadRows().get(0).reason()).isEqualTo("have at most 400000 characters");
            assertThat(rows.firstBadRows().get(19).reason())
                    .isEqualTo(
                            "be short, after so many rows whose quotes were broken; it spans several lines, so that a"
                                    + " quote may be broken");
        }
    }

    @Test
    void resyncsAfterManyBlankAndCommentLines() {
        String text = "a,b\n1,2\n" + "\n".repeat(200_000) + "#c\n".repeat(50_000) + "\"x\"y,3\n4,5\n";
        ReadRows read = ReadRows.of(text, CsvFormat.standard().withComment('#'), BadRows.SKIP);

        assertThat(read.rows()).containsExactly(List.of("1", "2"), List.of("4", "5"));
        assertThat(read.firstBad()).extracting(BadRow::line).containsExactly(250_003L);
        assertThat(read.lines()).containsExactly(2L, 250_004L);
    }
}
