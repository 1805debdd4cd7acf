package dev.headroom.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headroom.ByteSize;
import dev.headroom.OverBudgetException;
import dev.headroom.budget.MemoryBudget;
import dev.headroom.chart.ChartFormat;
import dev.headroom.chart.ChartSize;
import dev.headroom.chart.ChartSpec;
import dev.headroom.queue.CancelToken;
import dev.headroom.testkit.TestCharts;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BudgetTest {

    private static final ChartSpec LARGE = TestCharts.line().withSize(ChartSize.of(10_000, 10_000));

    @Test
    void aDrawingThatDoesNotFitIsRefusedBeforeItAllocates() {
        MemoryBudget budget = new MemoryBudget(ByteSize.megabytes(100), () -> ByteSize.ZERO);
        try (JFreeChartRenderer charts =
                new JFreeChartRenderer(VizSettings.defaults().withBudget(budget))) {
            long allocated = allocatedBy(() -> {
                assertThatExceptionOfType(OverBudgetException.class)
                        .isThrownBy(() -> charts.render(LARGE, ChartFormat.PNG, new CancelToken()))
                        .withMessageContaining("chart");
                return "";
            });
            assertThat(allocated).isLessThan(ByteSize.megabytes(4).bytes());
        }
    }

    @ParameterizedTest
    @EnumSource(ChartFormat.class)
    void theLeaseIsGivenBack(ChartFormat format) {
        MemoryBudget budget = new MemoryBudget(ByteSize.megabytes(100), () -> ByteSize.ZERO);
        try (JFreeChartRenderer charts =
                new JFreeChartRenderer(VizSettings.defaults().withBudget(budget))) {
            charts.render(TestCharts.pie(), format, new CancelToken());
        }
        assertThat(budget.leases()).isEmpty();
    }

    /** What is allocated in all bounds from above what is held at once. */
    @Test
    void encodingAllocatesNoMoreThanIsLeased() {
        ChartSize size = ChartSize.of(2_000, 1_500);
        try (JFreeChartRenderer charts = new JFreeChartRenderer()) {
            ChartSpec spec = TestCharts.heatMap().withSize(size);
            charts.render(spec, ChartFormat.PNG, new CancelToken());

            long allocated = allocatedBy(() -> charts.render(spec, ChartFormat.PNG, new CancelToken()));

            assertThat(allocated)
                    .isLessThan(DrawingMemory.of(spec, ChartFormat.PNG).bytes());
        }
    }

    private static long allocatedBy(Supplier<Object> work) {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Object kept = work.get();
        long after = threads.getCurrentThreadAllocatedBytes();
        assertThat(kept).isNotNull();
        return after - before;
    }
}
