package dev.headroom.viz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ByteSize;
import dev.headroom.chart.ChartFormat;
import dev.headroom.chart.ChartSize;
import dev.headroom.queue.CancelToken;
import dev.headroom.testkit.TestCharts;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("memory")
class SmallHeapTest {

    /** A heap of what is leased, and this much for the JVM's own objects and the spec. */
    private static final ByteSize REST = ByteSize.megabytes(8);

    @Test
    void chartsOfEachKindFitInSixteenMegabytes(@TempDir Path folder) throws Exception {
        ForkedJvm.run(folder, ForkedJvm.Fonts.OF_THE_MACHINE, List.of("-Xmx16m"), ChartDigest.class)
                .successfully();
    }

    @Test
    void aLargeChartFitsInWhatIsLeased(@TempDir Path folder) throws Exception {
        long heap = DrawingMemory.of(TestCharts.heatMap().withSize(LargeChart.SIZE), ChartFormat.PNG)
                .plus(REST)
                .bytes();

        List<String> lines = ForkedJvm.run(
                        folder,
                        ForkedJvm.Fonts.OF_THE_MACHINE,
                        List.of("-Xmx" + heap / 1_000_000 + "m"),
                        LargeChart.class)
                .successfully();

        assertThat(lines).contains("drawn");
    }

    /** The process with the small heap. */
    static final class LargeChart {

        static final ChartSize SIZE = new ChartSize(4_000, 3_000, 600);

        private LargeChart() {}

        public static void main(String[] arguments) {
            try (JFreeChartRenderer charts = new JFreeChartRenderer()) {
                charts.render(TestCharts.heatMap().withSize(SIZE), ChartFormat.PNG, new CancelToken());
            }
            System.out.println("drawn");
        }
    }
}
