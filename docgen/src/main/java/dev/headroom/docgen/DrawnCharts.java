package dev.headroom.docgen;

import dev.headroom.chart.ChartFormat;
import dev.headroom.chart.ChartImage;
import dev.headroom.docgen.image.DocumentImage;
import dev.headroom.document.ChartBlock;
import dev.headroom.document.Document;
import dev.headroom.document.DocumentBlock;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.ChartRenderer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Draws the charts of a document, each once for all formats. */
final class DrawnCharts {

    private DrawnCharts() {}

    /** Returns pictures by the names of their blocks; none without a renderer, which is noted. */
    static Map<String, DocumentImage> of(
            Document document, Optional<ChartRenderer> renderer, CancelToken cancel, Notes notes) {
        Map<String, DocumentImage> drawn = new LinkedHashMap<>();
        for (DocumentBlock block : document.blocks()) {
            if (!(block instanceof ChartBlock chart)) {
                continue;
            }
            if (renderer.isEmpty()) {
                notes.add("chart '" + chart.name() + "' is not shown: there is nothing that draws charts");
                continue;
            }
            ChartImage image = renderer.get().render(chart.chart(), ChartFormat.PNG, cancel);
            drawn.put(
                    chart.name(),
                    new DocumentImage(
                            "chart-" + chart.name() + ".png",
                            image.format().mediaType(),
                            image.size().width(),
                            image.size().height(),
                            image.bytes()));
        }
        return drawn;
    }
}
