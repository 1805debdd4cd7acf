package dev.headroom.viz;

import dev.headroom.budget.MemoryBudget;
import dev.headroom.cache.TemplateCache;
import dev.headroom.viz.png.PngSettings;
import java.util.Objects;
import java.util.Optional;

/**
 * What a renderer draws with. Thread-safe.
 *
 * @param budget where the memory of each drawing is leased; with nothing it is not
 * @param templates where the parsed fonts are kept; with nothing the renderer keeps them
 * @param png how pixels become a PNG
 */
public record VizSettings(Optional<MemoryBudget> budget, Optional<TemplateCache> templates, PngSettings png) {

    /** Rejects nulls. */
    public VizSettings {
        Objects.requireNonNull(budget, "budget");
        Objects.requireNonNull(templates, "templates");
        Objects.requireNonNull(png, "png");
    }

    /** Returns settings without budget and shared cache, and {@link PngSettings#defaults()}. */
    public static VizSettings defaults() {
        return new VizSettings(Optional.empty(), Optional.empty(), PngSettings.defaults());
    }

    /** Returns the same with a budget. */
    public VizSettings withBudget(MemoryBudget newBudget) {
        return new VizSettings(Optional.of(newBudget), templates, png);
    }

    /** Returns the same with a shared cache. */
    public VizSettings withTemplates(TemplateCache newTemplates) {
        return new VizSettings(budget, Optional.of(newTemplates), png);
    }

    /** Returns the same with other PNGs. */
    public VizSettings withPng(PngSettings newPng) {
        return new VizSettings(budget, templates, newPng);
    }
}
