package dev.headroom.viz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.chart.ChartFormat;
import dev.headroom.chart.ChartImage;
import dev.headroom.chart.ChartSize;
import dev.headroom.chart.ChartSpec;
import dev.headroom.queue.CancelToken;
import dev.headroom.testkit.TestCharts;
import dev.headroom.viz.drawing.ChartDrawing;
import dev.headroom.viz.png.Pixels;
import dev.headroom.viz.theme.Theme;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FileSizeTest {

    private static final ChartSize SCREEN = ChartSize.of(650, 400);
    private static final ChartSize PRINT = new ChartSize(1_950, 1_200, 300);

    private final ChartDrawing drawing = new ChartDrawing(Optional.empty());

    static Stream<ChartSpec> reference() {
        return TestCharts.reference().stream();
    }

    @ParameterizedTest
    @MethodSource("reference")
    void aPaletteTakesTwoFifthsOfTheDefaultAtMostAndIsNotSeen(ChartSpec spec) {
        ChartImage image = png(spec.withSize(SCREEN));

        assertThat(image.palette().orElseThrow().colours()).isLessThanOrEqualTo(64);
        assertThat(image.palette().orElseThrow().psnr()).isGreaterThanOrEqualTo(40);
        assertThat(image.weight().bytes() / (double) byDefault(spec.withSize(SCREEN)))
                .isLessThanOrEqualTo(0.40);
    }

    @ParameterizedTest
    @MethodSource("reference")
    void fewerDotsAndColoursTakeATenthOfPrintAtMost(ChartSpec spec) {
        assertThat(png(spec.withSize(SCREEN)).weight().bytes() / (double) byDefault(spec.withSize(PRINT)))
                .isLessThanOrEqualTo(0.10);
    }

    private static ChartImage png(ChartSpec spec) {
        try (JFreeChartRenderer charts = new JFreeChartRenderer()) {
            return charts.render(spec, ChartFormat.PNG, new CancelToken());
        }
    }

    private int byDefault(ChartSpec spec) {
        Pixels pixels = drawing.pixels(spec, Theme.named(spec.theme()), new CancelToken());
        return ImageIoPng.write(pixels).length;
    }
}
