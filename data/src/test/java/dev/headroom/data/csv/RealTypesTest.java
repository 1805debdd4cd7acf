package dev.headroom.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.frame.Frame;
import dev.headroom.testkit.TestData;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Types of messy files as a person would expect them. */
@Tag("model")
class RealTypesTest {

    private static String letters(Frame frame) {
        return frame.columns().stream()
                .map(Column::type)
                .map(type -> type == ColumnType.INSTANT ? "Z" : type.name().substring(0, 1))
                .collect(Collectors.joining());
    }

    @Test
    void adultHasNumbersAndTextAndQuestionMarks() {
        CsvSettings settings = CsvSettings.defaults().withNullTexts(List.of("?"));
        try (Frame frame = CsvFile.open(TestData.require("tables/adult-train.csv"), settings)
                .read()) {
            assertThat(letters(frame)).isEqualTo("ITITITTTTTIIITT");
            assertThat(frame.rowCount()).isEqualTo(32_561);
            assertThat(frame.columns().get(1).nullCount()).isEqualTo(1_836);
            assertThat(frame.columns().get(0).nullCount()).isZero();
        }
        try (Frame frame =
                CsvFile.open(TestData.require("tables/adult-train.csv")).read()) {
            assertThat(frame.columns().get(1).nullCount())
                    .as("text stays text unless stated")
                    .isZero();
        }
    }

    @Test
    void marvelHasNumbersTextAndGaps() {
        try (Frame frame =
                CsvFile.open(TestData.require("tables/marvel-wikia-data.csv")).read()) {
            assertThat(letters(frame)).isEqualTo("ITTTTTTTTTITI");
            assertThat(frame.rowCount()).isEqualTo(16_376);
            assertThat(frame.column("APPEARANCES").nullCount()).isEqualTo(1_096);
            assertThat(frame.column("FIRST APPEARANCE").value(0)).isEqualTo("Aug-62");
        }
    }

    @Test
    void weatherHasDecimalsMissingNumbersAndInstants() {
        try (Frame frame = CsvFile.open(TestData.require("tables/nycflights13-weather.csv"))
                .read()) {
            assertThat(letters(frame)).isEqualTo("TIIIIDDDIDDDDDZ");
            assertThat(frame.column("wind_gust").nullCount()).isEqualTo(20_778);
            assertThat(frame.column("time_hour").value(0)).isEqualTo(Instant.parse("2013-01-01T06:00:00Z"));
            assertThat(frame.report().orElseThrow().notices())
                    .contains("column 'wind_gust': 'NA' was taken for null 20,778 times");
        }
    }
}
