package dev.headroom.viz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.chart.ChartFormat;
import dev.headroom.chart.ChartImage;
import dev.headroom.chart.ChartSpec;
import dev.headroom.queue.CancelToken;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HardChartsTest {

    static Stream<String> small() {
        return Stream.of(HardCharts.text(), HardCharts.ranges(), HardCharts.axes(), HardCharts.sizes())
                .flatMap(charts -> charts.keySet().stream());
    }

    static Stream<String> many() {
        return HardCharts.many().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("small")
    void isDrawnInEachFormat(String name) {
        draw(HardCharts.named(name));
    }

    @Tag("slow")
    @Timeout(20)
    @ParameterizedTest
    @MethodSource("many")
    void isDrawnInBoundedTimeAndBytes(String name) {
        draw(HardCharts.named(name));
    }

    private static void draw(ChartSpec spec) {
        try (JFreeChartRenderer charts = new JFreeChartRenderer()) {
            for (ChartFormat format : ChartFormat.values()) {
                ChartImage image = charts.render(spec, format, new CancelToken());
                assertThat(image.weight().bytes()).isBetween(60L, 4_000_000L);
            }
        }
    }
}
