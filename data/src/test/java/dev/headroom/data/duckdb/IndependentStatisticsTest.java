package dev.headroom.data.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.data.column.DoubleColumn;
import dev.headroom.data.csv.BadRows;
import dev.headroom.data.csv.CsvFile;
import dev.headroom.data.csv.CsvSettings;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.statistics.ColumnDescription;
import dev.headroom.data.statistics.Description;
import dev.headroom.data.statistics.NumberSummary;
import dev.headroom.data.statistics.Quantile;
import dev.headroom.data.statistics.TopValue;
import dev.headroom.testkit.TestData;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Messy tables read by us and by DuckDB's own CSV reader, with the same rules written out on both sides. */
@Tag("slow")
class IndependentStatisticsTest {

    private static final String OPTIONS = ", all_varchar = true, auto_detect = false, delim = ',', quote = '\"',"
            + " escape = '\"', strict_mode = true, null_padding = false, skip = 0";

    private static String names(int columns) {
        StringBuilder names = new StringBuilder("{");
        for (int i = 0; i < columns; i++) {
            names.append(i == 0 ? "" : ", ").append("'c").append(i).append("': 'VARCHAR'");
        }
        return names.append('}').toString();
    }

    private static void assertSameStatistics(Path file, String relation, Frame ours, List<String> nullTexts) {
        Description description = Description.of(ours);
        String nulls =
                "(" + String.join(", ", nullTexts.stream().map(SqlText::literal).toList()) + ")";
        try (DuckDb duck = DuckDb.open(DuckDbSettings.defaults().withFiles(file))) {
            for (int i = 0; i < ours.columns().size(); i++) {
                ColumnDescription mine = description.columns().get(i);
                boolean numbers = mine.numbers().isPresent();
                String cell = "CASE WHEN trim(c" + i + ") IN " + nulls + " THEN NULL ELSE trim(c" + i + ") END";
                String value = numbers ? "CAST(" + cell + " AS DOUBLE)" : cell;
                Frame theirs = duck.query(String.format(
                                Locale.ROOT,
                                "select count(*) as n, count(v) as k, min(v) as low, max(v) as high, count(distinct v) as d%s"
                                        + " from (select %s as v from %s)",
                                numbers ? ", avg(v) as mean, stddev_samp(v) as std" : "",
                                value,
                                relation))
                        .read();
                assertThat(theirs.column("n").value(0)).isEqualTo(description.rows());
                assertThat(theirs.column("k").value(0))
                        .as("count of " + mine.name())
                        .isEqualTo(mine.count());
                assertThat(theirs.column("d").value(0))
                        .as("distinct of " + mine.name())
                        .isEqualTo(mine.values().distinct());
                if (numbers) {
                    assertThat(number(mine.min().orElseThrow()))
                            .isEqualTo(theirs.column("low").value(0));
                    assertThat(number(mine.max().orElseThrow()))
                            .isEqualTo(theirs.column("high").value(0));
                    double mean = ((DoubleColumn) theirs.column("mean")).get(0);
                    double std = ((DoubleColumn) theirs.column("std")).get(0);
                    assertThat(mine.numbers().orElseThrow().mean()).isCloseTo(mean, within(1e-12 * Math.abs(mean)));
                    assertThat(mine.numbers().orElseThrow().standardDeviation()).isCloseTo(std, within(1e-9 * std));
                    assertSameQuantiles(duck, value, relation, mine.numbers().orElseThrow());
                } else {
                    assertThat(mine.min().map(Object::toString).orElse(""))
                            .isEqualTo(theirs.column("low").text(0));
                    assertThat(mine.max().map(Object::toString).orElse(""))
                            .isEqualTo(theirs.column("high").text(0));
                }
                assertSameFrequent(duck, value, relation, mine);
            }
        }
    }

    private static void assertSameQuantiles(DuckDb duck, String value, String relation, NumberSummary mine) {
        for (Quantile quantile : mine.quantiles()) {
            Frame theirs = duck.query(String.format(
                            Locale.ROOT,
                            "select quantile_cont(%s, %s) as q from %s",
                            value,
                            quantile.fraction(),
                            relation))
                    .read();
            double expected = ((DoubleColumn) theirs.column("q")).get(0);
            assertThat(quantile.value())
                    .as("quantile " + quantile.fraction())
                    .isCloseTo(expected, within(1e-12 * Math.abs(expected)));
        }
    }

    private static void assertSameFrequent(DuckDb duck, String value, String relation, ColumnDescription mine) {
        Frame theirs = duck.query(String.format(
                        Locale.ROOT,
                        "select v, count(*) as n from (select %s as v from %s) where v is not null group by v"
                                + " order by n desc, v limit 5",
                        value,
                        relation))
                .read();
        List<TopValue> top = mine.values().top();
        assertThat(top).as("frequent values of " + mine.name()).hasSize(theirs.rowCount());
        for (int i = 0; i < top.size(); i++) {
            assertThat(top.get(i).count()).isEqualTo(theirs.column("n").value(i));
            if (mine.numbers().isPresent()) {
                assertThat(number(top.get(i).value()))
                        .isEqualTo(theirs.column("v").value(i));
            } else {
                assertThat(top.get(i).value()).isEqualTo(theirs.column("v").text(i));
            }
        }
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    @Test
    void adultCensus() {
        Path file = TestData.require("tables/adult-train.csv");
        CsvSettings settings = CsvSettings.defaults()
                .withFormat(detected -> detected.withNullTexts(List.of("")))
                .withNullTexts(List.of("?"))
                .withBadRows(BadRows.SKIP);
        try (Frame ours = CsvFile.open(file, settings).read()) {
            assertThat(ours.report().orElseThrow().badRows()).isZero();
            assertThat(ours.rowCount()).isEqualTo(32_561);
            assertThat(ours.column("column2").nullCount()).isPositive();
            String relation =
                    "read_csv(" + SqlText.literal(file) + OPTIONS + ", header = false, columns = " + names(15) + ")";
            assertSameStatistics(file, relation, ours, List.of("?", ""));
        }
    }

    @Test
    void marvelCharacters() {
        Path file = TestData.require("tables/marvel-wikia-data.csv");
        CsvSettings settings = CsvSettings.defaults()
                .withFormat(detected -> detected.withNullTexts(List.of("")))
                .withBadRows(BadRows.SKIP);
        try (Frame ours = CsvFile.open(file, settings).read()) {
            assertThat(ours.report().orElseThrow().badRows()).isZero();
            String relation =
                    "read_csv(" + SqlText.literal(file) + OPTIONS + ", header = true, columns = " + names(13) + ")";
            assertSameStatistics(file, relation, ours, List.of(""));
        }
    }
}
