package dev.headroom.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.data.column.ColumnType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

    private static final int TRIALS = 100_000;

    private final LongText local = new TimestampText(TimestampText.Zone.LOCAL);
    private final LongText utc = new TimestampText(TimestampText.Zone.UTC);

    @Test
    void datesAreThoseOfTheCalendar() {
        DateText dates = new DateText();
        Random random = new Random(4);
        for (int i = 0; i < TRIALS; i++) {
            String text =
                    String.format("%04d-%02d-%02d", random.nextInt(10_000), random.nextInt(14), random.nextInt(33));
            try {
                LocalDate expected = LocalDate.parse(text);
                assertThat(parse(dates, text)).as(text).isTrue();
                assertThat(dates.value).as(text).isEqualTo(expected.toEpochDay());
            } catch (DateTimeException notOne) {
                assertThat(parse(dates, text)).as(text).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2013-1-01", "2013-01-1", "2013/01/01", "20130101", "2013-01-01 ", "2013-02-29", "x013-01-01"
            })
    void otherTextsAreNoDates(String text) {
        assertThat(parse(new DateText(), text)).isFalse();
    }

    @Test
    void timesAreReadToTheMicrosecond() {
        Random random = new Random(5);
        for (int i = 0; i < TRIALS; i++) {
            LocalDateTime time = LocalDateTime.of(
                    LocalDate.ofEpochDay(random.nextInt(3_000_000) - 719_528),
                    LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000L) * 1_000)
                            .truncatedTo(unit(random)));
            long micros = time.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + time.get(ChronoField.MICRO_OF_SECOND);
            String text = time.toString();
            assertThat(parse(local, text)).as(text).isTrue();
            assertThat(local.value).as(text).isEqualTo(micros);
            assertThat(parse(local, text.replace('T', ' '))).isTrue();
            assertThat(parse(utc, text)).isFalse();
            assertThat(parse(utc, text + "Z")).isTrue();
            assertThat(utc.value).isEqualTo(micros);
            assertThat(parse(local, text + "Z")).isFalse();
        }
    }

    private static ChronoUnit unit(Random random) {
        ChronoUnit[] units = {ChronoUnit.MICROS, ChronoUnit.MILLIS, ChronoUnit.SECONDS, ChronoUnit.MINUTES};
        return units[random.nextInt(units.length)];
    }

    @ParameterizedTest
    @CsvSource({
        "2013-01-01T06:00:00.1, 100000",
        "2013-01-01T06:00:00.12, 120000",
        "2013-01-01T06:00:00.123456, 123456",
        "2013-01-01T06:00:00.000001, 1"
    })
    void fractionsHaveOneToSixDigits(String text, long micros) {
        assertThat(parse(local, text)).isTrue();
        assertThat(Math.floorMod(local.value, 1_000_000L)).isEqualTo(micros);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2013-01-01",
                "2013-01-01T06",
                "2013-01-01T24:00",
                "2013-01-01T06:60",
                "2013-01-01T06:00:60",
                "2013-01-01T06:00:00.",
                "2013-01-01T06:00:00.1234567",
                "2013-01-01T06:00:",
                "2013-01-01x06:00",
                "2013-01-01T06:00:0",
                "2013-02-30T06:00",
                "2013-01-01T06:00:00,5",
                "2013-01-01T06:00+01:00",
                "2013-01-01T-1:00"
            })
    void otherTextsAreNoTimes(String text) {
        assertThat(parse(local, text)).isFalse();
        assertThat(parse(utc, text + "Z")).isFalse();
    }

    @Test
    void statedPatternsAreStrict() {
        PatternText days = new PatternText(ColumnType.DATE, "dd.MM.yyyy");

        assertThat(parse(days, "31.12.2013")).isTrue();
        assertThat(days.value).isEqualTo(LocalDate.of(2013, 12, 31).toEpochDay());
        assertThat(parse(days, "31.04.2013")).isFalse();
        assertThat(parse(days, "2013-12-31")).isFalse();
    }

    @Test
    void statedPatternsReadYearsBeforeTheFirst() {
        for (String pattern : new String[] {"uuuu-MM-dd", "uuuu-MM-dd'y'"}) {
            PatternText days = new PatternText(ColumnType.DATE, pattern);
            String after = pattern.endsWith("'") ? "y" : "";
            assertThat(parse(days, "0000-02-29" + after)).isTrue();
            assertThat(days.value).isEqualTo(LocalDate.of(0, 2, 29).toEpochDay());
            assertThat(parse(days, "-0044-03-15" + after)).isTrue();
            assertThat(days.value).isEqualTo(LocalDate.of(-44, 3, 15).toEpochDay());
        }
        assertThat(parse(new PatternText(ColumnType.DATE, "yyyy-MM-dd"), "0000-01-01"))
                .isFalse();
    }

    @Test
    void statedPatternsReadTimesAndInstants() {
        PatternText times = new PatternText(ColumnType.TIMESTAMP, "MM/dd/uuuu HH:mm:ss");
        PatternText instants = new PatternText(ColumnType.INSTANT, "yyyy-MM-dd HH:mm XXX");
        LocalDateTime time =
                LocalDateTime.parse("12/31/1969 23:59:59", DateTimeFormatter.ofPattern("MM/dd/uuuu HH:mm:ss"));

        assertThat(parse(times, "12/31/1969 23:59:59")).isTrue();
        assertThat(times.value).isEqualTo(time.toEpochSecond(ZoneOffset.UTC) * 1_000_000);
        assertThat(parse(instants, "1970-01-01 01:00 +01:00")).isTrue();
        assertThat(instants.value).isZero();
    }

    @Test
    void truthValuesKeepToOneStyle() {
        BooleanText one = new BooleanText(BooleanText.Styles.ONE);
        BooleanText any = new BooleanText(BooleanText.Styles.ANY);

        assertThat(parse(one, "TRUE")).isTrue();
        assertThat(one.value).isEqualTo(1);
        one.settle();
        assertThat(parse(one, "FALSE")).isTrue();
        assertThat(one.value).isZero();
        assertThat(parse(one, "true")).isFalse();
        assertThat(parse(any, "True") && parse(any, "false") && parse(any, "TRUE"))
                .isTrue();
        assertThat(parse(any, "yes") || parse(any, "tRUE") || parse(any, "T") || parse(any, "1"))
                .isFalse();
    }

    private static boolean parse(LongText parser, String text) {
        char[] buffer = ("9" + text + "9").toCharArray();
        return parser.parse(buffer, 1, text.length());
    }
}
