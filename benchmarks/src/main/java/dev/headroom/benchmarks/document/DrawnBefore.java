package dev.headroom.benchmarks.document;

import dev.headroom.chart.ChartFormat;
import dev.headroom.chart.ChartImage;
import dev.headroom.chart.ChartSpec;
import dev.headroom.document.ChartBlock;
import dev.headroom.document.Document;
import dev.headroom.document.DocumentBlock;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.ChartRenderer;
import dev.headroom.viz.JFreeChartRenderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Hands out charts that were drawn before, so that a document's own time is seen: charts have benchmarks of theirs. */
final class DrawnBefore implements ChartRenderer {

    private final Path folder;

    private DrawnBefore(Path folder) {
        this.folder = folder;
    }

    /** Draws the charts of a document into a folder. */
    static void draw(Document document, Path folder) throws IOException {
        try (JFreeChartRenderer charts = new JFreeChartRenderer()) {
            for (DocumentBlock block : document.blocks()) {
                if (block instanceof ChartBlock chart) {
                    byte[] file = charts.render(chart.chart(), ChartFormat.PNG, new CancelToken())
                            .bytes();
                    Files.write(folder.resolve(name(chart.chart())), file);
                }
            }
        }
    }

    /** Returns a renderer that reads the files of that folder. */
    static DrawnBefore in(Path folder) {
        return new DrawnBefore(folder);
    }

    private static String name(ChartSpec chart) {
        return Integer.toHexString(chart.title().hashCode()) + ".png";
    }

    @Override
    public Set<ChartFormat> formats() {
        return EnumSet.of(ChartFormat.PNG);
    }

    @Override
    public Set<String> themes() {
        return Set.of(ChartSpec.USUAL_THEME);
    }

    @Override
    public ChartImage render(ChartSpec spec, ChartFormat format, CancelToken cancel) {
        try {
            byte[] file = Files.readAllBytes(folder.resolve(name(spec)));
            return new ChartImage(format, spec.size(), file, Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {}
}
