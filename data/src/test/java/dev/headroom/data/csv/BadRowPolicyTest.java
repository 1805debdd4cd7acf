package dev.headroom.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.MalformedFileException;
import dev.headroom.data.frame.BadRow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BadRowPolicyTest {

    private static final String RAGGED = "a,b,c\n1,2,3\n4,5\n\n6,7,8,9\nx,bad,z\n10,11,12\n";

    @Test
    void failNamesFileRecordLineRuleAndValue() {
        assertThatThrownBy(() -> ReadRows.of(RAGGED, CsvFormat.standard(), BadRows.FAIL))
                .isInstanceOf(MalformedFileException.class)
                .hasMessage("table.csv: record 2 (line 3) must have 3 fields, not 2, was '4,5'");
    }

    @Test
    void failNamesTheValueThatDoesNotFit() {
        assertThatThrownBy(() -> ReadRows.of("a,b\n1,\"bad\"\n", CsvFormat.standard(), BadRows.FAIL))
                .hasMessage("table.csv: record 1 (line 2) must be good, was 'bad'");
    }

    @Test
    void staysFailedAfterwards() {
        try (CsvRows rows = CsvRows.of(
                "t",
                new java.io.ByteArrayInputStream("a,b\n1\n2,3\n".getBytes(StandardCharsets.UTF_8)),
                CsvFormat.standard(),
                CsvLimits.defaults(),
                BadRows.FAIL)) {
            ReadRows.Collected sink = new ReadRows.Collected(2);
            assertThatThrownBy(() -> rows.next(sink)).isInstanceOf(MalformedFileException.class);
            assertThatThrownBy(() -> rows.next(sink)).isInstanceOf(MalformedFileException.class);
        }
    }

    @Test
    void skipCountsAndKeepsTheFirst() {
        ReadRows read = ReadRows.of(RAGGED, CsvFormat.standard(), BadRows.SKIP);

        assertThat(read.rows()).containsExactly(List.of("1", "2", "3"), List.of("10", "11", "12"));
        assertThat(read.lines()).containsExactly(2L, 7L);
        assertThat(read.firstBad())
                .containsExactly(
                        new BadRow(2, 3, "have 3 fields, not 2", "4,5"),
                        new BadRow(3, 5, "have 3 fields, not 4", "6,7,8,9"),
                        new BadRow(4, 6, "be good", "bad"));
        assertThat(read.blank()).isEqualTo(1);
    }

    @Test
    void nullFillsWhatDoesNotFitAndDropsSurplus() {
        ReadRows read = ReadRows.of(RAGGED, CsvFormat.standard(), BadRows.NULL);

        assertThat(read.rows())
                .containsExactly(
                        List.of("1", "2", "3"),
                        List.of("4", "5", ReadRows.NULL),
                        List.of("6", "7", "8"),
                        List.of("x", ReadRows.NULL, "z"),
                        List.of("10", "11", "12"));
        assertThat(read.bad()).isEqualTo(3);
        assertThat(read.firstBad()).hasSize(3);
    }

    @Test
    void keepsNoMoreThanTheLimitButCountsAll() {
        String text = "a,b\n" + "1\n".repeat(50);
        ReadRows read = ReadRows.of(
                text.getBytes(StandardCharsets.UTF_8),
                CsvFormat.standard(),
                BadRows.SKIP,
                CsvLimits.defaults().withKeptBadRows(3));

        assertThat(read.bad()).isEqualTo(50);
        assertThat(read.firstBad()).extracting(BadRow::line).containsExactly(2L, 3L, 4L);
    }

    @Test
    void excerptsAreShortAndPrintable() {
        String text = "a,b\nx\ty\u0000" + "z".repeat(200) + "\n";

        String excerpt = ReadRows.of(text, CsvFormat.standard(), BadRows.SKIP)
                .firstBad()
                .get(0)
                .excerpt();

        assertThat(excerpt).startsWith("x\\ty\\u0000zzz").endsWith("…").hasSize(80);
    }

    @Test
    void whatTheSinkThrowsComesThrough() {
        RowSink failing = new RowSink() {
            @Override
            public boolean field(int column, char[] buffer, int offset, int length, boolean quoted) {
                throw new IllegalStateException("full");
            }

            @Override
            public String reason() {
                return "";
            }

            @Override
            public void setNull(int column) {}

            @Override
            public void endRow() {}
        };
        try (CsvRows rows = CsvRows.of(
                "t",
                new java.io.ByteArrayInputStream("a\n1\n".getBytes(StandardCharsets.UTF_8)),
                CsvFormat.standard(),
                CsvLimits.defaults(),
                BadRows.SKIP)) {
            assertThatThrownBy(() -> rows.next(failing))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("full");
        }
    }
}
