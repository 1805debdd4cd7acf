package dev.headroom.spi;

import dev.headroom.chart.ChartFormat;
import dev.headroom.chart.ChartImage;
import dev.headroom.chart.ChartSpec;
import dev.headroom.queue.CancelToken;
import java.util.Set;

/**
 * Draws charts.
 *
 * <pre>{@code
 * try (ChartRenderer charts = new JFreeChartRenderer()) {
 *     Files.write(file, charts.render(spec, ChartFormat.PNG, new CancelToken()).bytes());
 * }
 * }</pre>
 *
 * <p>Opening one draws nothing and loads no font. Thread-safe.
 */
public interface ChartRenderer extends AutoCloseable {

    /** Returns what it can write. */
    Set<ChartFormat> formats();

    /** Returns the themes it knows, {@link ChartSpec#USUAL_THEME} among them. */
    Set<String> themes();

    /**
     * Draws one chart. The same spec gives the same bytes.
     *
     * @param cancel looked at between the steps of drawing
     * @throws IllegalArgumentException if the theme is unknown
     * @throws dev.headroom.UnsupportedFeatureException if the format is not among {@link #formats()}
     * @throws dev.headroom.OverBudgetException if its pixels do not fit; nothing is allocated then
     * @throws dev.headroom.RequestCancelledException if it was cancelled
     */
    ChartImage render(ChartSpec spec, ChartFormat format, CancelToken cancel);

    /** Frees what is held. Closing again does nothing; drawing after it is an {@link IllegalStateException}. */
    @Override
    void close();
}
