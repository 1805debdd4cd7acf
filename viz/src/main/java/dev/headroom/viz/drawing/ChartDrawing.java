package dev.headroom.viz.drawing;

import dev.headroom.cache.TemplateCache;
import dev.headroom.chart.ChartSize;
import dev.headroom.chart.ChartSpec;
import dev.headroom.queue.CancelToken;
import dev.headroom.viz.png.Pixels;
import dev.headroom.viz.theme.Theme;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Optional;

/** Draws charts as pixels or as SVG. Loads AWT and the font with the first chart. Thread-safe. */
public final class ChartDrawing {

    private final ChartFonts fonts;

    /**
     * Makes one that has drawn nothing.
     *
     * @param templates where the parsed font is kept; with nothing it is kept here
     */
    public ChartDrawing(Optional<TemplateCache> templates) {
        fonts = new ChartFonts(templates);
    }

    /**
     * Draws an image of 4 bytes per pixel.
     *
     * @throws dev.headroom.RequestCancelledException if it was cancelled
     */
    public Pixels pixels(ChartSpec spec, Theme theme, CancelToken cancel) {
        ChartSize size = spec.size();
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            draw(spec, theme, graphics, Sheet.Medium.PIXELS, cancel);
        } finally {
            graphics.dispose();
        }
        int[] rgb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        return new Pixels(size.width(), size.height(), size.dpi(), rgb);
    }

    /**
     * Draws an SVG document in UTF-8.
     *
     * @throws dev.headroom.RequestCancelledException if it was cancelled
     */
    public byte[] svg(ChartSpec spec, Theme theme, CancelToken cancel) {
        SvgDocument document = new SvgDocument(spec.size());
        draw(spec, theme, document.graphics(), Sheet.Medium.VECTORS, cancel);
        cancel.throwIfCancelled();
        return document.bytes();
    }

    private void draw(ChartSpec spec, Theme theme, Graphics2D graphics, Sheet.Medium medium, CancelToken cancel) {
        cancel.throwIfCancelled();
        Sheet sheet = new Sheet(spec.size(), medium, Style.of(theme, fonts.fonts()), cancel);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(sheet.pixelsPerPoint(), sheet.pixelsPerPoint());
        new ChartPage(spec, sheet).draw(graphics);
    }
}
