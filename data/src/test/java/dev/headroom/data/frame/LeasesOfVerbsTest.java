package dev.headroom.data.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.headroom.ByteSize;
import dev.headroom.OverBudgetException;
import dev.headroom.budget.LeaseView;
import dev.headroom.budget.MemoryBudget;
import dev.headroom.data.chart.FrameCharts;
import dev.headroom.data.column.ChunkStore;
import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.LongColumnBuilder;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What verbs lease comes back, whether they succeed or not. */
class LeasesOfVerbsTest {

    private static final int ROWS = 70_000;

    @TempDir
    Path directory;

    private final MemoryBudget budget = new MemoryBudget(ByteSize.megabytes(8), () -> ByteSize.ZERO);

    private static Map<String, UnaryOperator<Frame>> verbs() {
        Map<String, UnaryOperator<Frame>> verbs = new LinkedHashMap<>();
        verbs.put(
                "filter",
                frame -> frame.filter(Condition.where("id")
                        .atLeast(1)
                        .and(Condition.where("mixed").atLeast(0))));
        verbs.put("sort", frame -> frame.sort(Order.ascending("mixed")));
        verbs.put("slice", frame -> frame.slice(1, ROWS));
        verbs.put("concat", frame -> frame.concat(frame));
        verbs.put("join", frame -> frame.join(frame, JoinKind.LEFT, "id"));
        verbs.put("group", frame -> frame.groupBy("mixed", "id").aggregate(Aggregate.sum("id")));
        return verbs;
    }

    private Frame frame(Path spill) {
        FrameBuilder builder = new FrameBuilder(ChunkStore.leased(budget, "table", spill));
        LongColumnBuilder ids = (LongColumnBuilder) builder.add("id", ColumnType.INTEGER);
        LongColumnBuilder mixed = (LongColumnBuilder) builder.add("mixed", ColumnType.INTEGER);
        for (long row = 0; row < ROWS; row++) {
            ids.set(row);
            mixed.set((row * 7_919) % ROWS);
            builder.endRow();
        }
        return builder.build();
    }

    private List<String> purposes() {
        return budget.leases().stream().map(LeaseView::purpose).toList();
    }

    @Test
    void resultsHoldALeaseUntilTheyAreClosedAndVerbsKeepNone() {
        try (Frame frame = frame(directory)) {
            verbs().forEach((name, verb) -> {
                try (Frame result = verb.apply(frame)) {
                    assertThat(result.rowCount()).as(name).isPositive();
                    assertThat(purposes()).as(name).hasSize(2);
                }
                assertThat(purposes()).as(name).containsExactly("table");
            });
        }
        assertThat(budget.leases()).isEmpty();
    }

    @Test
    void verbsThatAreRefusedAtAnyPointGiveEverythingBack() {
        try (Frame frame = frame(directory)) {
            verbs().forEach((name, verb) -> {
                ByteSize left = budget.available();
                for (long allowed = 0; allowed <= left.bytes(); allowed += 500_000) {
                    try (var rest = budget.reserve("others", left.minusOrZero(ByteSize.of(allowed)))) {
                        Throwable thrown =
                                catchThrowable(() -> verb.apply(frame).close());
                        if (thrown != null) {
                            assertThat(thrown).as(name).isInstanceOf(OverBudgetException.class);
                        }
                        assertThat(purposes()).as(name).containsExactlyInAnyOrder("table", rest.purpose());
                    }
                }
            });
        }
    }

    @Test
    void verbsWhoseResultCannotBeWrittenGiveEverythingBack() {
        try (Frame frame = frame(directory.resolve("missing"))) {
            verbs().forEach((name, verb) -> {
                // enough to work with, and too little for the result
                for (long allowed = 0; allowed <= 4_000_000; allowed += 330_000) {
                    ByteSize left = budget.available();
                    try (var rest = budget.reserve("others", left.minusOrZero(ByteSize.of(allowed)))) {
                        Throwable thrown =
                                catchThrowable(() -> verb.apply(frame).close());
                        if (thrown != null) {
                            assertThat(thrown)
                                    .as(name)
                                    .isInstanceOfAny(OverBudgetException.class, UncheckedIOException.class);
                        }
                        assertThat(purposes()).as(name).containsExactlyInAnyOrder("table", rest.purpose());
                    }
                }
            });
        }
    }

    @Test
    void sumBeyondALongGivesEverythingBack() {
        FrameBuilder builder = new FrameBuilder(ChunkStore.leased(budget, "table", directory));
        LongColumnBuilder numbers = (LongColumnBuilder) builder.add("n", ColumnType.INTEGER);
        for (int row = 0; row < 2; row++) {
            numbers.set(Long.MAX_VALUE);
            builder.endRow();
        }
        try (Frame frame = builder.build()) {
            assertThatExceptionOfType(ArithmeticException.class)
                    .isThrownBy(() -> frame.groupBy().aggregate(Aggregate.sum("n")));
            assertThat(purposes()).containsExactly("table");
        }
    }

    @Test
    void lineOverUnsortedRowsGivesItsSortedCopyBack() {
        try (Frame frame = frame(directory)) {
            FrameCharts.of(frame).line("mixed", "id");

            assertThat(purposes()).containsExactly("table");
        }
    }

    @Test
    void verbsReadTheColumnsOfALazyFrameInOnePass() {
        try (Frame whole = frame(directory)) {
            Map<String, UnaryOperator<Frame>> verbs = verbs();
            verbs.put("renamed", frame -> frame.renamed("id", "key"));
            verbs.put("one figure", frame -> frame.groupBy("mixed").aggregate(Aggregate.max("id")));
            verbs.forEach((name, verb) -> {
                List<List<String>> passes = new ArrayList<>();
                try (Frame lazy = Frame.lazy(
                        whole.columnNames(),
                        wanted -> {
                            passes.add(wanted);
                            return wanted.stream().<Column>map(whole::column).toList();
                        },
                        ChunkStore.onHeap())) {
                    verb.apply(lazy).close();
                }
                assertThat(passes).as(name).hasSize(1);
            });
        }
    }

    @Test
    void resultsOutliveTheirSource() {
        verbs().forEach((name, verb) -> {
            Frame result;
            List<List<Object>> before;
            try (Frame frame = frame(directory)) {
                result = verb.apply(frame);
                before = firstRows(result);
            }
            assertThat(firstRows(result)).as(name).isEqualTo(before);
            result.close();
        });
    }

    private static List<List<Object>> firstRows(Frame frame) {
        List<List<Object>> rows = new ArrayList<>();
        Tables.rows(frame.head(100)).forEach(row -> rows.add(new ArrayList<>(row)));
        return rows;
    }
}
