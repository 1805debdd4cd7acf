package dev.headroom.benchmarks.chart;

import dev.headroom.chart.ChartFormat;
import dev.headroom.chart.ChartImage;
import dev.headroom.chart.ChartSize;
import dev.headroom.chart.ChartSpec;
import dev.headroom.queue.CancelToken;
import dev.headroom.testkit.TestCharts;
import dev.headroom.viz.JFreeChartRenderer;
import dev.headroom.viz.VizSettings;
import dev.headroom.viz.drawing.ChartDrawing;
import dev.headroom.viz.png.Pixels;
import dev.headroom.viz.png.PngSettings;
import dev.headroom.viz.theme.Theme;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * File sizes of the reference charts at 6.5 × 4 inches: the JDK's own PNG at 100 and 300 dots per inch, ours with 64
 * colours and with all, SVG; and the quality of the palette.
 */
public final class ChartSizes {

    private static final ChartSize SCREEN = ChartSize.of(650, 400);
    private static final ChartSize PRINT = new ChartSize(1_950, 1_200, 300);

    private ChartSizes() {}

    /** Prints a table. */
    public static void main(String[] arguments) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%-10s %11s %11s %11s %11s %9s %8s %8s %8s%n",
                "bytes",
                "JDK 100dpi",
                "JDK 300dpi",
                "64 colours",
                "all",
                "SVG",
                "of 100",
                "of 300",
                "PSNR dB");
        for (ChartSpec spec : TestCharts.reference()) {
            print(spec);
        }
    }

    private static void print(ChartSpec spec) throws IOException {
        long screen = byDefault(spec.withSize(SCREEN));
        long print = byDefault(spec.withSize(PRINT));
        ChartImage few = render(spec, ChartFormat.PNG, PngSettings.defaults());
        ChartImage all = render(spec, ChartFormat.PNG, PngSettings.defaults().withLeastPsnr(Double.POSITIVE_INFINITY));
        System.out.printf(
                Locale.ROOT,
                "%-10s %11d %11d %11d %11d %9d %7.1f%% %7.1f%% %8.1f%n",
                spec.kind(),
                screen,
                print,
                few.weight().bytes(),
                all.weight().bytes(),
                render(spec, ChartFormat.SVG, PngSettings.defaults()).weight().bytes(),
                100.0 * few.weight().bytes() / screen,
                100.0 * few.weight().bytes() / print,
                few.palette().map(ChartImage.Palette::psnr).orElse(Double.NaN));
    }

    private static ChartImage render(ChartSpec spec, ChartFormat format, PngSettings png) {
        try (JFreeChartRenderer charts =
                new JFreeChartRenderer(VizSettings.defaults().withPng(png))) {
            return charts.render(spec.withSize(SCREEN), format, new CancelToken());
        }
    }

    private static long byDefault(ChartSpec spec) throws IOException {
        Pixels pixels = new ChartDrawing(Optional.empty()).pixels(spec, Theme.LIGHT, new CancelToken());
        BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, pixels.width(), pixels.height(), pixels.rgb(), 0, pixels.width());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.size();
    }
}
