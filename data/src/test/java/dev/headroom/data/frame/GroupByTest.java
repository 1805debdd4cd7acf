package dev.headroom.data.frame;

import static dev.headroom.data.frame.Tables.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.ByteSize;
import dev.headroom.OverBudgetException;
import dev.headroom.budget.MemoryBudget;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.plan.ColumnPlan;
import dev.headroom.data.plan.DtypePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GroupByTest {

    static DtypePlan plan(Frame frame) {
        return new DtypePlan(
                frame.columns().stream()
                        .map(column ->
                                new ColumnPlan(column.name(), column.type(), "", ByteSize.ZERO, ByteSize.ZERO, 0, ""))
                        .toList(),
                frame.rowCount(),
                DtypePlan.Coverage.WHOLE);
    }

    private static Frame everyFigure(GroupBy groups) {
        return groups.aggregate(
                Aggregate.count(),
                Aggregate.count("number"),
                Aggregate.sum("small"),
                Aggregate.sum("number"),
                Aggregate.sum("truth"),
                Aggregate.mean("whole"),
                Aggregate.min("number"),
                Aggregate.max("many"),
                Aggregate.min("day"),
                Aggregate.max("instant"),
                Aggregate.standardDeviation("small"),
                Aggregate.distinct("many"),
                Aggregate.distinct("number"),
                Aggregate.median("small"),
                Aggregate.quantile("whole", 0.9));
    }

    private static List<Aggregate> everyFigure() {
        return List.of(
                Aggregate.count(),
                Aggregate.count("number"),
                Aggregate.sum("small"),
                Aggregate.sum("number"),
                Aggregate.sum("truth"),
                Aggregate.mean("whole"),
                Aggregate.min("number"),
                Aggregate.max("many"),
                Aggregate.min("day"),
                Aggregate.max("instant"),
                Aggregate.standardDeviation("small"),
                Aggregate.distinct("many"),
                Aggregate.distinct("number"),
                Aggregate.median("small"),
                Aggregate.quantile("whole", 0.9));
    }

    private static void assertLikeReference(long seed, int count, String... keys) {
        List<List<@Nullable Object>> rows = Tables.random(seed, count);
        Frame frame = Tables.frame(Tables.TYPES, rows);
        List<List<@Nullable Object>> expected = NaiveGroups.of(rows, List.of(keys), everyFigure());
        FrameInMemory source = new FrameInMemory(frame, plan(frame));

        NaiveGroups.assertClose(Tables.rows(everyFigure(frame.groupBy(keys))), expected);
        NaiveGroups.assertClose(
                Tables.rows(
                        everyFigure(GroupBy.over(source, ReadSettings.defaults().withChunkRows(97), keys))),
                expected);
        assertThat(source.asked()).hasSize(1);
        assertThat(source.asked().get(0)).doesNotContain("time");
    }

    @Test
    void figuresAreThoseOfTheReferenceForEveryKey() {
        for (String key : List.of("few", "many", "small", "whole", "number", "truth", "day", "instant")) {
            assertLikeReference(11, 400, key);
        }
        assertLikeReference(12, 400, "few", "small");
        assertLikeReference(13, 400, "truth", "number", "few");
        assertLikeReference(14, 400);
    }

    @Test
    @Tag("slow")
    void figuresOfSeveralChunksAreThoseOfTheReference() {
        assertLikeReference(15, 150_000, "few", "small");
        assertLikeReference(16, 150_000, "many");
    }

    @Test
    void emptyTableIsOneEmptyGroupWithoutKeysAndNoneWithKeys() {
        Frame empty = Tables.frame(Tables.TYPES, List.of());
        FrameInMemory source = new FrameInMemory(empty, plan(empty));

        assertThat(Tables.rows(empty.groupBy().aggregate(Aggregate.count(), Aggregate.sum("small"))))
                .containsExactly(row(0L, null));
        assertThat(empty.groupBy("few").aggregate(Aggregate.count()).rowCount()).isZero();
        assertThat(Tables.rows(GroupBy.over(source, ReadSettings.defaults())
                        .aggregate(Aggregate.count(), Aggregate.max("few"))))
                .containsExactly(row(0L, null));
        assertThat(GroupBy.over(source, ReadSettings.defaults(), "few")
                        .aggregate(Aggregate.count())
                        .columnNames())
                .containsExactly("few", "count");
    }

    @Test
    void countingRowsOfASourceReadsOneColumn() {
        Frame frame = Tables.frame(Tables.TYPES, Tables.random(1, 50));
        FrameInMemory source = new FrameInMemory(frame, plan(frame));

        assertThat(Tables.rows(GroupBy.over(source, ReadSettings.defaults()).aggregate(Aggregate.count())))
                .containsExactly(row(50L));
        assertThat(source.asked()).containsExactly(List.of("few"));
    }

    @Test
    void sumsAreExactWhereTheyFitAndRefusedWhereTheyDoNot() {
        Frame back =
                Tables.column("n", ColumnType.INTEGER, Long.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE);
        Frame over = Tables.column("n", ColumnType.INTEGER, Long.MAX_VALUE, 1L);

        assertThat(Tables.rows(back.groupBy().aggregate(Aggregate.sum("n")))).containsExactly(row(-2L));
        assertThat(Tables.rows(over.groupBy().aggregate(Aggregate.mean("n")))).containsExactly(row(0x1p62));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> over.groupBy().aggregate(Aggregate.sum("n")))
                .withMessageStartingWith("sum of column n must be within 64 bits, was about 9.22");
    }

    @Test
    void decimalSumsKeepSmallParts() {
        List<List<@Nullable Object>> rows = new ArrayList<>(List.of(row(1e16)));
        for (int i = 0; i < 1_000; i++) {
            rows.add(row(1.0));
        }
        rows.add(row(-1e16));
        Frame frame = Tables.frame(Map.of("x", ColumnType.DECIMAL), rows);

        assertThat(Tables.rows(frame.groupBy().aggregate(Aggregate.sum("x")))).containsExactly(row(1_000.0));
    }

    @Test
    void infinitiesSumToInfinity() {
        Frame frame = Tables.column("x", ColumnType.DECIMAL, 1.0, Double.POSITIVE_INFINITY, 2.0);

        assertThat(Tables.rows(frame.groupBy().aggregate(Aggregate.sum("x"), Aggregate.median("x"))))
                .containsExactly(row(Double.POSITIVE_INFINITY, 2.0));
    }

    @Test
    void negativeZeroAndZeroAreOneKeyAndNanIsAnother() {
        Frame frame = Tables.column("x", ColumnType.DECIMAL, -0.0, 0.0, Double.NaN, null, Double.NaN);

        assertThat(Tables.rows(frame.groupBy("x").aggregate(Aggregate.count())))
                .containsExactly(row(0.0, 2L), row(Double.NaN, 2L), row(null, 1L));
    }

    @Test
    void tooManyGroupsAreRefusedNamingTheNumber() {
        Frame frame = Tables.frame(Tables.TYPES, Tables.random(3, 500));

        assertThatExceptionOfType(OverBudgetException.class)
                .isThrownBy(() -> frame.groupBy("many").withMostGroups(10).aggregate(Aggregate.count()))
                .withMessageContaining("group by many with more than 10 groups");
    }

    @Test
    void groupsThatDoNotFitTheBudgetAreRefused() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (long i = 0; i < 60_000; i++) {
            rows.add(row(i));
        }
        Frame frame = Tables.frame(Map.of("n", ColumnType.INTEGER), rows);
        MemoryBudget budget = new MemoryBudget(ByteSize.megabytes(1), () -> ByteSize.ZERO);
        ReadSettings settings = ReadSettings.defaults().withBudget(budget);

        assertThatExceptionOfType(OverBudgetException.class)
                .isThrownBy(() -> GroupBy.over(new FrameInMemory(frame, plan(frame)), settings, "n")
                        .aggregate(Aggregate.count(), Aggregate.sum("n")))
                .withMessageContaining("group by n needs");
        assertThat(budget.leases()).isEmpty();
    }

    @Test
    void rejectsFiguresThatATypeDoesNotHave() {
        Frame frame = Tables.frame(Tables.TYPES, Tables.random(3, 5));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> frame.groupBy("few").aggregate(Aggregate.sum("day")))
                .withMessage("type of column day must be INTEGER, DECIMAL or BOOLEAN for sum(day), was DATE");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> frame.groupBy("few").aggregate(Aggregate.count().as("few")))
                .withMessage("columns of the result must differ, was 'few' twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Aggregate.quantile("day", 1.5))
                .withMessage("fraction must be 0 to 1, was 1.5");
    }

    @Test
    void namesSayWhatFiguresAre() {
        Frame frame = Tables.frame(new TreeMap<>(Map.of("k", ColumnType.TEXT, "x", ColumnType.DECIMAL)), List.of());

        assertThat(frame.groupBy("k")
                        .aggregate(
                                Aggregate.count(),
                                Aggregate.mean("x"),
                                Aggregate.quantile("x", 0.95),
                                Aggregate.max("x").as("highest"))
                        .columnNames())
                .containsExactly("k", "count", "mean(x)", "q0.95(x)", "highest");
    }
}
