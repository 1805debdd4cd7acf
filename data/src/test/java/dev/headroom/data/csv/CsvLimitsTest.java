package dev.headroom.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.MalformedFileException;
import dev.headroom.data.frame.BadRow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvLimitsTest {

    private static final long TEN_GIGABYTES = 10_000_000_000L;

    @Test
    void defaultsAreTheStatedOnes() {
        assertThat(CsvLimits.defaults()).isEqualTo(new CsvLimits(1_048_576, 2_097_152, 16_384, 20));
    }

    @Test
    void rejectsLimitsOutOfRangeNamingThem() {
        assertThatThrownBy(() -> CsvLimits.defaults().withLongestField(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("longestField must be 1 to 268435456, was 0");
        assertThatThrownBy(() -> CsvLimits.defaults().withKeptBadRows(-1)).hasMessageContaining("keptBadRows");
    }

    @Test
    void aLineOfTenGigabytesIsRefusedNamingTheLimit() {
        assertRefused(Endless.of("a,b\n1,2\n", "3,", TEN_GIGABYTES), "record 2 (line 3) must have at most 2097152");
        assertRefused(
                Endless.of("a,b\n1,2\n", "x".repeat(50) + "\"", TEN_GIGABYTES),
                "record 2 (line 3) must have fields of at most 1048576 characters");
        assertRefused(
                Endless.of("a,b\n1,2\n3,\"", "x ", TEN_GIGABYTES), "record 2 (line 3) must have fields of at most");
        assertRefused(
                Endless.of("a,b\n1,2\n3,\"", "x\n", TEN_GIGABYTES), "record 2 (line 3) must have fields of at most");
        assertRefused(Endless.of("", "x", TEN_GIGABYTES), "first row (line 1) must have fields of at most");
        String wide = "c,".repeat(9_999) + "c\n";
        assertRefused(
                Endless.of(wide, "y".repeat(1_000) + ",", TEN_GIGABYTES),
                "record 1 (line 2) must have at most 2097152 characters");
    }

    private static void assertRefused(Endless endless, String message) {
        assertThatThrownBy(() -> ReadRows.of(endless, CsvFormat.standard(), BadRows.FAIL, CsvLimits.defaults()))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining(message);
        assertThat(endless.given()).isLessThan(12_000_000);
    }

    @Test
    void aHeaderOfAMillionColumnsIsRefusedWhateverThePolicy() {
        for (BadRows policy : BadRows.values()) {
            for (CsvFormat.Header header : CsvFormat.Header.values()) {
                Endless million = Endless.of("", "c,", 2_000_000);
                assertThatThrownBy(() -> ReadRows.of(
                                million, CsvFormat.standard().withHeader(header), policy, CsvLimits.defaults()))
                        .isInstanceOf(MalformedFileException.class)
                        .hasMessageContaining("first row must have at most 16384 columns");
            }
        }
    }

    @Test
    void anOverlongLineIsSkippedAsOneBadRow() {
        for (String unit : List.of("3,", "x", "\"y\",", "x\"")) {
            for (BadRows policy : List.of(BadRows.SKIP, BadRows.NULL)) {
                Endless text = Endless.of("a,b\n1,2\n", unit, 5_000_000, "\n4,5\n");
                ReadRows read = ReadRows.of(text, CsvFormat.standard(), policy, CsvLimits.defaults());
                assertThat(read.rows()).as(unit).containsExactly(List.of("1", "2"), List.of("4", "5"));
                assertThat(read.lines()).containsExactly(2L, 4L);
                assertThat(read.firstBad()).extracting(BadRow::line).containsExactly(3L);
            }
        }
    }

    @Test
    void anUnclosedQuoteIsReadNoFurtherThanTheLongestField() {
        String text = "a,b\n1,\"x\n" + "2,3\n".repeat(1_000_000);
        ReadRows read = ReadRows.of(text, CsvFormat.standard(), BadRows.SKIP);
        assertThat(read.bad()).isEqualTo(1);
        assertThat(read.firstBad().get(0).reason())
                .isEqualTo("have fields of at most 1048576 characters and close its quotes");
        assertThat(read.rows()).hasSize(1_000_000);
    }

    @Test
    void surplusFieldsOfALongRowAreDroppedAsThoseOfAShortOne() {
        String text = "a,b\n" + "x,".repeat(50_000) + "y\n4,5\n";
        assertThat(read(text, CsvLimits.defaults(), BadRows.NULL).rows())
                .containsExactly(List.of("x", "x"), List.of("4", "5"));
    }

    @Test
    void smallLimitsAreKeptExactly() {
        CsvLimits small = CsvLimits.defaults().withLongestField(5).withLongestRecord(12);
        String text = "a,b,c\n12345,2,3\n123456,2,3\n1234,5678,9\n";
        ReadRows skipped = read(text, small, BadRows.SKIP);
        assertThat(skipped.firstBad())
                .extracting(BadRow::reason)
                .containsExactly("have fields of at most 5 characters");
        assertThat(read(text, small, BadRows.NULL).rows()).contains(List.of(ReadRows.NULL, "2", "3"));
        ReadRows longer = read("a,b,c\n1234,5678,90\n1234,5678,901\n1,2,3\n", small, BadRows.NULL);
        assertThat(longer.rows()).containsExactly(List.of("1234", "5678", "90"), List.of("1", "2", "3"));
        assertThat(longer.firstBad()).containsExactly(new BadRow(2, 3, "have at most 12 characters", "1234,5678,901"));
    }

    private static ReadRows read(String text, CsvLimits limits, BadRows policy) {
        return ReadRows.of(text.getBytes(StandardCharsets.UTF_8), CsvFormat.standard(), policy, limits);
    }
}
