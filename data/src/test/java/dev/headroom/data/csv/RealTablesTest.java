package dev.headroom.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.data.csv.CsvFormat.Header;
import dev.headroom.data.csv.CsvFormat.Trim;
import dev.headroom.testkit.TestData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("model")
class RealTablesTest {

    @Test
    void adultCensusHasSpacesAndNoHeader() {
        CsvFormat format = assertRows("tables/adult-train.csv", 32_561, 15);
        assertThat(format.header()).isEqualTo(Header.ABSENT);
        assertThat(format.trim()).isEqualTo(Trim.SPACES);
        assertThat(format.nullTexts()).contains("?");
    }

    @Test
    void marvelCharactersHaveEscapedQuotes() {
        CsvFormat format = assertRows("tables/marvel-wikia-data.csv", 16_376, 13);
        assertThat(format.header()).isEqualTo(Header.PRESENT);
        assertThat(format.trim()).isEqualTo(Trim.NONE);
    }

    @Test
    void weatherHasAHeaderAndNa() {
        CsvFormat format = assertRows("tables/nycflights13-weather.csv", 26_115, 15);
        assertThat(format.header()).isEqualTo(Header.PRESENT);
        assertThat(format.nullTexts()).contains("NA");
    }

    private static CsvFormat assertRows(String name, long expected, int columns) {
        Path file = TestData.require(name);
        CsvFormat format = CsvFormat.detect(file).format();
        assertThat(format.delimiter()).isEqualTo(',');
        assertThat(format.quote()).isEqualTo('"');
        assertThat(format.charset().name()).isEqualTo("UTF-8");
        assertThat(format.decimalMark()).isEqualTo('.');
        assertThat(format.comment()).isEmpty();
        try (CsvRows rows = CsvRows.open(file, format, CsvLimits.defaults(), BadRows.SKIP)) {
            List<String> header = rows.header();
            assertThat(header).hasSize(columns);
            ReadRows.Collected sink = new ReadRows.Collected(columns);
            while (rows.next(sink)) {
                sink.rows.clear();
            }
            assertThat(rows.firstBadRows()).isEmpty();
            assertThat(rows.rows()).isEqualTo(expected);
        }
        return format;
    }
}
