package dev.headroom.viz.drawing;

/**
 * One series in a legend.
 *
 * @param name already plain
 * @param width of the swatch, in points; 0 for none
 */
record LegendEntry(String name, double width, Swatch swatch) {

    /** Returns an entry of words alone. */
    static LegendEntry words(String text) {
        return new LegendEntry(text, 0, (graphics, x, y) -> {});
    }

    /** Returns the same under a shorter name. */
    LegendEntry named(String shorter) {
        return new LegendEntry(shorter, width, swatch);
    }

    /** Returns where the text begins, in points after the swatch's left end. */
    double textAt() {
        return width == 0 ? 0 : width + 4;
    }
}
