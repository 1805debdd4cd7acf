package dev.headroom.viz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.chart.Axis;
import dev.headroom.chart.CategoryData;
import dev.headroom.chart.CategorySeries;
import dev.headroom.chart.ChartFormat;
import dev.headroom.chart.ChartImage;
import dev.headroom.chart.ChartKind;
import dev.headroom.chart.ChartSpec;
import dev.headroom.chart.Numbers;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.ChartRenderer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's chart, as it stands there. */
class ReadmeTest {

    @Test
    void theChartOfTheReadmeIsDrawn(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("chart.png");

        ChartSpec spec = ChartSpec.of(
                        ChartKind.BAR,
                        "Flights per airport",
                        new CategoryData(
                                List.of("ATL", "ORD", "DFW"),
                                List.of(new CategorySeries("flights", Numbers.of(211, 163, 161)))))
                .withAxes(Axis.category("airport"), Axis.linear("flights, thousands"));
        try (ChartRenderer charts = new JFreeChartRenderer()) {
            ChartImage image = charts.render(spec, ChartFormat.PNG, new CancelToken());
            Files.write(file, image.bytes());
        }

        assertThat(file).isNotEmptyFile();
    }
}
