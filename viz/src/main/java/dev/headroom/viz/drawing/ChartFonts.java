package dev.headroom.viz.drawing;

import dev.headroom.ByteSize;
import dev.headroom.cache.TemplateCache;
import java.awt.Font;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the parsed fonts, in the template cache where there is one. Thread-safe. */
final class ChartFonts {

    // the two files; AWT maps them and keeps glyphs that were drawn
    private static final ByteSize WEIGHT = ByteSize.of(757_076 + 705_684);

    private final Optional<TemplateCache> templates;
    private @Nullable FontFamily kept;

    ChartFonts(Optional<TemplateCache> templates) {
        this.templates = templates;
    }

    FontFamily fonts() {
        return templates
                .map(cache -> cache.get(
                        new TemplateCache.Key<>(FontFamily.class, BundledFont.FAMILY),
                        () -> new TemplateCache.Entry<>(parse(), WEIGHT)))
                .orElseGet(this::own);
    }

    private synchronized FontFamily own() {
        if (kept == null) {
            kept = parse();
        }
        return kept;
    }

    private static FontFamily parse() {
        // the file is bold already; the style tells SVG so and makes AWT no bolder
        return new FontFamily(
                BundledFont.PLAIN.parse(), BundledFont.BOLD.parse().deriveFont(Font.BOLD));
    }
}
