package dev.headroom.viz;

import dev.headroom.ByteSize;
import dev.headroom.chart.ChartFormat;
import dev.headroom.chart.ChartSize;
import dev.headroom.chart.ChartSpec;
import dev.headroom.chart.XyData;
import dev.headroom.viz.png.PngEncoder;
import java.util.stream.LongStream;

/** The most bytes that drawing one chart takes, beside its spec. */
final class DrawingMemory {

    private static final ByteSize FIXED = ByteSize.megabytes(4);
    private static final long BYTES_PER_PIXEL = 4;
    // a kept point and its place in the path that is drawn
    private static final long BYTES_PER_POINT = 48;
    private static final long MOST_POINTS = 200_000;
    private static final long BYTES_PER_ELEMENT = 2_048;
    private static final long MOST_ELEMENTS = 20_000;

    private DrawingMemory() {}

    static ByteSize of(ChartSpec spec, ChartFormat format) {
        long points = Math.min(MOST_POINTS, points(spec));
        ByteSize data = FIXED.plus(ByteSize.of(points * BYTES_PER_POINT));
        if (format == ChartFormat.SVG) {
            return data.plus(ByteSize.of(Math.min(points, MOST_ELEMENTS) * BYTES_PER_ELEMENT));
        }
        ChartSize size = spec.size();
        return data.plus(ByteSize.of(BYTES_PER_PIXEL * size.width() * size.height()))
                .plus(PngEncoder.memory(size.width(), size.height()));
    }

    private static long points(ChartSpec spec) {
        if (spec.data() instanceof XyData xy) {
            return xy.series().stream()
                    .flatMapToLong(series -> LongStream.of(series.x().size()))
                    .sum();
        }
        return spec.data().weight().bytes() / Double.BYTES;
    }
}
