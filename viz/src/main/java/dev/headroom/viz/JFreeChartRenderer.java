package dev.headroom.viz;

import dev.headroom.budget.Lease;
import dev.headroom.chart.ChartFormat;
import dev.headroom.chart.ChartImage;
import dev.headroom.chart.ChartSpec;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.ChartRenderer;
import dev.headroom.viz.drawing.ChartDrawing;
import dev.headroom.viz.png.EncodedPng;
import dev.headroom.viz.png.PngEncoder;
import dev.headroom.viz.theme.Theme;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Draws charts with JFreeChart, without a screen and without fonts of the system.
 *
 * <pre>{@code
 * VizSettings settings = VizSettings.defaults().withBudget(budget).withTemplates(templates);
 * try (ChartRenderer charts = new JFreeChartRenderer(settings)) {
 *     ChartImage image = charts.render(spec, ChartFormat.PNG, new CancelToken());
 * }
 * }</pre>
 *
 * <p>PNGs have a palette of 64 colours, unless that would be seen (see {@link VizSettings#png()}); SVGs hold text as text.
 * Long titles and names are shortened, labels and legends that have no room are thinned out, data beyond what the pixels
 * show is joined. The same spec gives the same bytes on one JVM; another JDK may draw letters by a hair differently.
 *
 * <p>AWT is loaded with the first chart, by the rules of the application: {@code java.awt.headless} is left alone. A
 * server whose environment names a display that is not there needs {@code -Djava.awt.headless=true}. Where the machine
 * has no fonts at all, {@code sun.awt.fontconfig} is set to a file that names the bundled ones, unless it is set already.
 *
 * <p>Thread-safe. A drawing takes 4 bytes per pixel and up to 10 more while it is encoded, leased from the budget where
 * there is one. Errors: as {@link ChartRenderer} says.
 */
public final class JFreeChartRenderer implements ChartRenderer {

    private final VizSettings settings;
    private final ChartDrawing drawing;
    private final PngEncoder encoder;
    private volatile boolean closed;

    /** Opens one with {@link VizSettings#defaults()}. */
    public JFreeChartRenderer() {
        this(VizSettings.defaults());
    }

    /** Opens one. */
    public JFreeChartRenderer(VizSettings settings) {
        this.settings = settings;
        drawing = new ChartDrawing(settings.templates());
        encoder = new PngEncoder(settings.png());
    }

    @Override
    public Set<ChartFormat> formats() {
        return EnumSet.allOf(ChartFormat.class);
    }

    @Override
    public Set<String> themes() {
        return Theme.names();
    }

    @Override
    public ChartImage render(ChartSpec spec, ChartFormat format, CancelToken cancel) {
        if (closed) {
            throw new IllegalStateException("chart renderer must be open, was closed");
        }
        Theme theme = Theme.named(spec.theme());
        cancel.throwIfCancelled();
        Optional<Lease> lease =
                settings.budget().map(budget -> budget.reserve("chart", DrawingMemory.of(spec, format)));
        try {
            return switch (format) {
                case PNG -> png(spec, theme, cancel);
                case SVG -> new ChartImage(format, spec.size(), drawing.svg(spec, theme, cancel), Optional.empty());
            };
        } finally {
            lease.ifPresent(Lease::close);
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    private ChartImage png(ChartSpec spec, Theme theme, CancelToken cancel) {
        EncodedPng png = encoder.encode(drawing.pixels(spec, theme, cancel), cancel);
        return new ChartImage(ChartFormat.PNG, spec.size(), png.bytes(), png.palette());
    }
}
