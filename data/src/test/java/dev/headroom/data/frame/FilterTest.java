package dev.headroom.data.frame;

import static dev.headroom.data.frame.Condition.not;
import static dev.headroom.data.frame.Condition.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.data.column.ChunkStore;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.LongColumnBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FilterTest {

    private static final int FEW = 0;
    private static final int MANY = 1;
    private static final int SMALL = 2;
    private static final int NUMBER = 4;
    private static final int TRUTH = 5;
    private static final int DAY = 6;
    private static final int TIME = 7;

    private static List<@Nullable Object> kept(Frame frame, Condition condition) {
        return Tables.rows(frame.filter(condition)).stream()
                .map(row -> row.get(0))
                .toList();
    }

    private static void assertSame(Condition condition, Predicate<List<@Nullable Object>> reference) {
        for (int seed = 0; seed < 3; seed++) {
            List<List<@Nullable Object>> rows = Tables.random(seed, 500);
            Frame frame = Tables.frame(Tables.TYPES, rows);

            assertThat(Tables.rows(frame.filter(condition)))
                    .as("%s with seed %s", condition, seed)
                    .isEqualTo(rows.stream().filter(reference).toList());
        }
    }

    @Test
    void keepsRowsLikeTheReference() {
        assertSame(where("few").equalTo("word"), row -> "word".equals(row.get(FEW)));
        assertSame(where("many").startsWith("a"), row -> row.get(MANY) instanceof String s && s.startsWith("a"));
        assertSame(where("many").endsWith("3"), row -> row.get(MANY) instanceof String s && s.endsWith("3"));
        assertSame(where("small").atLeast(3), row -> row.get(SMALL) instanceof Long l && l >= 3);
        assertSame(where("small").lessThan(2.5), row -> row.get(SMALL) instanceof Long l && l < 2.5);
        assertSame(where("small").in(1, 4L, 2.5), row -> row.get(SMALL) instanceof Long l && (l == 1 || l == 4));
        assertSame(where("number").equalTo(0), row -> row.get(NUMBER) instanceof Double d && d == 0);
        assertSame(where("number").greaterThan(100), row -> row.get(NUMBER) instanceof Double d && !(d <= 100));
        assertSame(
                where("number").in(Double.NaN, 3), row -> row.get(NUMBER) instanceof Double d && (d.isNaN() || d == 3));
        assertSame(where("truth").equalTo(true), row -> Boolean.TRUE.equals(row.get(TRUTH)));
        assertSame(
                where("day").between(LocalDate.ofEpochDay(100), LocalDate.ofEpochDay(900)),
                row -> row.get(DAY) instanceof LocalDate d && d.toEpochDay() >= 100 && d.toEpochDay() <= 900);
        assertSame(
                where("time").lessThan(LocalDate.EPOCH),
                row -> row.get(TIME) instanceof LocalDateTime t && t.isBefore(LocalDate.EPOCH.atStartOfDay()));
        assertSame(where("few").isNull(), row -> row.get(FEW) == null);
        assertSame(
                where("few")
                        .contains("o")
                        .and(where("small").notEqualTo(1))
                        .or(where("truth").isNull()),
                row -> (row.get(FEW) instanceof String s
                                && s.contains("o")
                                && row.get(SMALL) instanceof Long l
                                && l != 1)
                        || row.get(TRUTH) == null);
    }

    @Test
    void negationLeavesUnknownUnknown() {
        assertSame(not(where("small").equalTo(3)), row -> row.get(SMALL) instanceof Long l && l != 3);
        assertSame(not(where("small").isNull()), row -> row.get(SMALL) != null);
        assertSame(
                not(where("small").equalTo(3).or(where("truth").equalTo(true))),
                row -> row.get(SMALL) instanceof Long l && l != 3 && Boolean.FALSE.equals(row.get(TRUTH)));
        assertSame(
                not(where("small").equalTo(3).and(where("truth").equalTo(true))),
                row -> (row.get(SMALL) instanceof Long l && l != 3) || Boolean.FALSE.equals(row.get(TRUTH)));
    }

    @Test
    void comparesWholeNumbersWithDecimalsExactly() {
        Frame frame =
                Tables.column("n", ColumnType.INTEGER, Long.MIN_VALUE, -1L, 9_007_199_254_740_993L, Long.MAX_VALUE);

        assertThat(kept(frame, where("n").greaterThan(9_007_199_254_740_992.0)))
                .containsExactly(9_007_199_254_740_993L, Long.MAX_VALUE);
        assertThat(kept(frame, where("n").equalTo(0x1p63))).isEmpty();
        assertThat(kept(frame, where("n").lessThan(0x1p63))).hasSize(4);
        assertThat(kept(frame, where("n").atLeast(-0x1p63))).hasSize(4);
        assertThat(kept(frame, where("n").lessThan(Double.NEGATIVE_INFINITY))).isEmpty();
        assertThat(kept(frame, where("n").lessThan(-0.5))).containsExactly(Long.MIN_VALUE, -1L);
    }

    @Test
    void comparesDecimalsWithWholeNumbersExactly() {
        Frame frame = Tables.column("x", ColumnType.DECIMAL, 9_007_199_254_740_992.0, 0x1p63);

        assertThat(kept(frame, where("x").equalTo(9_007_199_254_740_993L))).isEmpty();
        assertThat(kept(frame, where("x").lessThan(9_007_199_254_740_993L))).containsExactly(9_007_199_254_740_992.0);
        assertThat(kept(frame, where("x").greaterThan(Long.MAX_VALUE))).containsExactly(0x1p63);
    }

    @Test
    void nanosecondsLieBetweenMicroseconds() {
        Instant stored = Instant.parse("2013-01-01T06:00:00.000001Z");
        Frame frame = Tables.column("t", ColumnType.INSTANT, stored);

        assertThat(kept(frame, where("t").equalTo(stored.plusNanos(1)))).isEmpty();
        assertThat(kept(frame, where("t").lessThan(stored.plusNanos(1)))).hasSize(1);
        assertThat(kept(frame, where("t").greaterThan(Instant.MIN))).hasSize(1);
        assertThat(kept(frame, where("t").greaterThan(Instant.MAX))).isEmpty();
    }

    @Test
    void earliestMicrosecondsCompareExactly() {
        FrameBuilder builder = new FrameBuilder(ChunkStore.onHeap());
        LongColumnBuilder times = (LongColumnBuilder) builder.add("t", ColumnType.INSTANT);
        for (long stored : new long[] {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, Long.MAX_VALUE}) {
            times.set(stored);
            builder.endRow();
        }
        Frame frame = builder.build();
        Instant earliest =
                (Instant) java.util.Objects.requireNonNull(frame.column("t").value(0));

        assertThat(kept(frame, where("t").equalTo(earliest))).hasSize(1);
        assertThat(kept(frame, where("t").greaterThan(earliest))).hasSize(3);
        assertThat(kept(frame, where("t").lessThan(earliest.minusNanos(1)))).isEmpty();
        assertThat(kept(frame, where("t").equalTo(Instant.ofEpochSecond(-1, 999_999_000))))
                .hasSize(1);
    }

    @Test
    void textsCompareByCodePoint() {
        Frame frame = Tables.column("t", ColumnType.TEXT, "\uFFEE", "\uD83D\uDE00");

        assertThat(kept(frame, where("t").greaterThan("\uFFEE"))).containsExactly("\uD83D\uDE00");
    }

    @Test
    void rejectsValueOfAnotherTypeNamingColumnAndTypes() {
        Frame frame = Tables.frame(Tables.TYPES, Tables.random(1, 3));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> frame.filter(where("day").equalTo("2013-01-01")))
                .withMessage("value for column day of type DATE must be a LocalDate, was String 2013-01-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> frame.filter(where("few").lessThan(3)))
                .withMessage("value for column few of type TEXT must be a String, was Integer 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> frame.filter(where("small").contains("3")))
                .withMessage("type of column small must be TEXT for a text pattern, was INTEGER");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> frame.filter(where("missing").isNull()));
    }

    @Test
    void readsAsSql() {
        assertThat(not(where("delay").greaterThan(30).and(where("origin").in("O'Hare", "SFO"))))
                .hasToString("NOT (\"delay\" > 30 AND \"origin\" IN ('O''Hare', 'SFO'))");
    }
}
