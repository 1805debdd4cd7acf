package dev.headroom.viz;

import dev.headroom.chart.ChartFormat;
import dev.headroom.chart.ChartImage;
import dev.headroom.chart.ChartSpec;
import dev.headroom.queue.CancelToken;
import dev.headroom.testkit.TestCharts;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes charts of all kinds and the hard cases into a folder, for looking at them. Argument: the folder. */
final class ChartGallery {

    private ChartGallery() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        try (JFreeChartRenderer charts = new JFreeChartRenderer()) {
            for (ChartSpec spec : TestCharts.ofEachKind()) {
                String name = spec.kind().name().toLowerCase(java.util.Locale.ROOT);
                for (String theme : charts.themes()) {
                    write(charts, spec.withTheme(theme), folder, name + "-" + theme);
                }
            }
            HardCharts.all().forEach((name, spec) -> write(charts, spec, folder, "hard-" + name));
        }
    }

    private static void write(JFreeChartRenderer charts, ChartSpec spec, Path folder, String name) {
        try {
            for (ChartFormat format : charts.formats()) {
                ChartImage image = charts.render(spec, format, new CancelToken());
                Files.write(folder.resolve(name + "." + format.extension()), image.bytes());
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
