package dev.headroom.data.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ByteSize;
import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.FrameStream;
import dev.headroom.data.frame.ReadReport;
import dev.headroom.data.frame.ReadSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqlTypesTest {

    private DuckDb duck = DuckDb.open(DuckDbSettings.defaults().withMemoryLimit(ByteSize.megabytes(64)));

    @AfterEach
    void close() {
        duck.close();
    }

    private Column column(String values) {
        return duck.query("select unnest([" + values + ", null]) as c").read().column("c");
    }

    private void assertColumn(String values, ColumnType type, Object... expected) {
        Column column = column(values);
        assertThat(column.type()).as(values).isEqualTo(type);
        assertThat(Tables.values(column).subList(0, expected.length)).containsExactly(expected);
        assertThat(column.isNull(expected.length)).isTrue();
        assertThat(column.nullCount()).isEqualTo(1);
    }

    @Test
    void wholeNumbersOfEveryWidthKeepTheirExtremes() {
        assertColumn("(-128)::tinyint, 127::tinyint", ColumnType.INTEGER, -128L, 127L);
        assertColumn("255::utinyint", ColumnType.INTEGER, 255L);
        assertColumn("(-32768)::smallint", ColumnType.INTEGER, -32768L);
        assertColumn("65535::usmallint", ColumnType.INTEGER, 65535L);
        assertColumn("2147483647::integer", ColumnType.INTEGER, 2147483647L);
        assertColumn("4294967295::uinteger", ColumnType.INTEGER, 4294967295L);
        assertColumn(
                "9223372036854775807::bigint, (-9223372036854775808)::bigint",
                ColumnType.INTEGER,
                Long.MAX_VALUE,
                Long.MIN_VALUE);
        assertColumn("9223372036854775807::ubigint, 0::ubigint", ColumnType.INTEGER, Long.MAX_VALUE, 0L);
        assertColumn("9223372036854775807::hugeint, -1::hugeint", ColumnType.INTEGER, Long.MAX_VALUE, -1L);
    }

    @Test
    void wholeNumbersBeyondALongAreText() {
        assertColumn("18446744073709551615::ubigint", ColumnType.TEXT, "18446744073709551615");
        assertColumn(
                "170141183460469231731687303715884105727::hugeint",
                ColumnType.TEXT,
                "170141183460469231731687303715884105727");
        assertThat(notices("select 18446744073709551615::ubigint as big"))
                .singleElement()
                .asString()
                .contains("column big", "UBIGINT", "text");
    }

    @Test
    void decimalsAreExactOrText() {
        assertColumn("1.25::decimal(9,2), (-0.01)::decimal(9,2)", ColumnType.DECIMAL, 1.25, -0.01);
        assertColumn("999999999999.999::decimal(15,3)", ColumnType.DECIMAL, 999999999999.999);
        assertColumn("12345678.5::decimal(38,10)", ColumnType.DECIMAL, 12345678.5);
        assertColumn("9007199254740993::decimal(18,0)", ColumnType.TEXT, "9007199254740993");
        assertColumn("0.1234567890123456789::decimal(38,19)", ColumnType.TEXT, "0.1234567890123456789");
    }

    @Test
    void floatingNumbersKeepNanAndInfinity() {
        assertColumn(
                "'nan'::double, '-inf'::double, 5e-324::double, 1.7976931348623157e308::double",
                ColumnType.DECIMAL,
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                Double.MIN_VALUE,
                Double.MAX_VALUE);
        assertColumn("1.1::float", ColumnType.DECIMAL, (double) 1.1f);
    }

    @Test
    void truthDatesAndTimes() {
        assertColumn("true, false", ColumnType.BOOLEAN, true, false);
        assertColumn(
                "date '1969-12-31', date '9999-12-31'",
                ColumnType.DATE,
                LocalDate.of(1969, 12, 31),
                LocalDate.of(9999, 12, 31));
        assertColumn(
                "timestamp '1969-12-31 23:59:59.999999'",
                ColumnType.TIMESTAMP,
                LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000));
        assertColumn("timestamp_s '2020-01-01 00:00:01'", ColumnType.TIMESTAMP, LocalDateTime.of(2020, 1, 1, 0, 0, 1));
        assertColumn(
                "timestamp_ms '2020-01-01 00:00:00.001'",
                ColumnType.TIMESTAMP,
                LocalDateTime.of(2020, 1, 1, 0, 0, 0, 1_000_000));
        assertColumn(
                "timestamp_ns '2020-01-01 00:00:00.000001'",
                ColumnType.TIMESTAMP,
                LocalDateTime.of(2020, 1, 1, 0, 0, 0, 1_000));
        assertColumn("timestamptz '2020-06-01 00:00:00+02'", ColumnType.INSTANT, Instant.parse("2020-05-31T22:00:00Z"));
    }

    @Test
    void nanosecondsBelowAMicrosecondAreText() {
        assertColumn("timestamp_ns '2020-01-01 00:00:00.123456789'", ColumnType.TEXT, "2020-01-01 00:00:00.123456789");
    }

    @Test
    void infiniteTimesBecomeNullAndAreCounted() {
        assertThat(Tables.values(column("date 'infinity', date '2020-01-01'")).get(0))
                .isNull();
        assertThat(notices("select timestamp '-infinity' as t"))
                .containsExactly("column t: 1 infinite values became null");
    }

    @Test
    void everythingElseIsText() {
        assertColumn(
                "'5ca1ab1e-0000-4000-8000-000000000000'::uuid",
                ColumnType.TEXT,
                "5ca1ab1e-0000-4000-8000-000000000000");
        assertColumn("'b'::enum('a','b')", ColumnType.TEXT, "b");
        assertColumn("'', 'žluť 🐎', 'a\nb'", ColumnType.TEXT, "", "žluť 🐎", "a\nb");
        assertColumn("{'a': 1, 'b': [true, null]}", ColumnType.TEXT, "{\"a\":1,\"b\":[true,null]}");
        assertColumn("[1, 2]", ColumnType.TEXT, "[1,2]");
        assertColumn("time '10:00'", ColumnType.TEXT, "10:00:00");
        assertColumn("interval 1 day", ColumnType.TEXT, "1 day");
        assertColumn("'\\x00a'::blob", ColumnType.TEXT, "\\x00a");
        Frame nothing = duck.query("select null as n").read();
        assertThat(nothing.column("n").type()).isEqualTo(ColumnType.TEXT);
        assertThat(nothing.column("n").isNull(0)).isTrue();
    }

    @Test
    void streamKnowsBeforehandWhatDoesNotFit() {
        SqlQuery query = duck.query("select case when x = 19999 then 18446744073709551615::ubigint else x::ubigint end"
                + " as big, x from range(20000) t(x)");
        try (FrameStream stream = query.stream(ReadSettings.defaults())) {
            Frame first = stream.next().orElseThrow();
            assertThat(first.column("big").type()).isEqualTo(ColumnType.TEXT);
            assertThat(first.rowCount()).isEqualTo(8_192);
            assertThat(stream.next().orElseThrow().rowCount()).isEqualTo(8_192);
            Frame last = stream.next().orElseThrow();
            assertThat(last.rowCount()).isEqualTo(20_000 - 2 * 8_192);
            assertThat(last.column("big").text(last.rowCount() - 1)).isEqualTo("18446744073709551615");
            assertThat(stream.next()).isEmpty();
            assertThat(stream.report().rows()).isEqualTo(20_000);
        }
    }

    @Test
    void columnsOfOneNameAreToldApart() {
        Frame frame = duck.query("select 1 as a, 2 as a").read();

        assertThat(frame.columns().stream().map(column -> column.value(0))).containsExactly(1L, 2L);
        assertThat(frame.columnNames()).doesNotHaveDuplicates();
    }

    @Test
    void orderOfTheQueryIsKept() {
        Column sorted = duck.query("select x from range(100000) t(x) order by x desc")
                .read()
                .column("x");
        assertThat(sorted.value(0)).isEqualTo(99_999L);
        assertThat(sorted.value(99_999)).isEqualTo(0L);
        assertThat(sorted.size()).isEqualTo(100_000);
    }

    @Test
    void twoRowsOfAThousandColumnsNeedNoHeapForAMillion() {
        // with buffers of 65,536 rows they would take 630 MB, more than the heap of this test
        String select = IntStream.range(0, 1_200).mapToObj(i -> "x as c" + i).collect(Collectors.joining(", "));
        Frame frame = duck.query("select " + select + " from range(2) t(x)").read();

        assertThat(frame.columns()).hasSize(1_200);
        assertThat(Tables.values(frame.column("c1199"))).containsExactly(0L, 1L);
    }

    @Test
    void emptyResultHasColumns() {
        Frame frame = duck.query("select 1 as a, 'x' as b where false").read();
        assertThat(frame.rowCount()).isZero();
        assertThat(frame.columnNames()).containsExactly("a", "b");
    }

    private List<String> notices(String sql) {
        ReadReport report = duck.query(sql).read().report().orElseThrow();
        return report.notices();
    }
}
