package dev.headroom.document;

import dev.headroom.ByteSize;
import dev.headroom.chart.ChartSpec;
import java.util.Objects;

/**
 * A chart in a document.
 *
 * @param name letters, digits, hyphen and underscore
 * @param caption below the chart and its text for those who cannot see it; where empty, the chart's title is that text
 * @param chart what is drawn
 */
public record ChartBlock(String name, String caption, ChartSpec chart) implements DocumentBlock {

    /** Rejects a name that cannot stand in a link. */
    public ChartBlock {
        BlockName.require(name);
        Objects.requireNonNull(caption, "caption");
        Objects.requireNonNull(chart, "chart");
    }

    @Override
    public ByteSize weight() {
        return chart.weight().plus(ByteSize.of(2L * (name.length() + caption.length())));
    }
}
