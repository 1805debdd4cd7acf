package dev.headroom.docgen.math;

import java.util.Locale;

/**
 * XHTML and how much room it takes, in units of the font size around it.
 *
 * @param html the elements
 * @param ascent over the base line
 * @param descent under the base line
 * @param width about
 */
record HtmlBox(String html, double ascent, double descent, double width) {

    /** Of a line of height 1 in DejaVu Serif, whose ascent is 0.939 and descent 0.236. */
    static final double ASCENT = 0.85;

    static final double DESCENT = 0.15;

    /** Over the base line, where fraction bars and minus signs are. */
    static final double AXIS = 0.31;

    static HtmlBox line(String html, double width) {
        return new HtmlBox(html, ASCENT, DESCENT, width);
    }

    double height() {
        return ascent + descent;
    }

    HtmlBox beside(HtmlBox next) {
        return new HtmlBox(
                html + next.html, Math.max(ascent, next.ascent), Math.max(descent, next.descent), width + next.width);
    }

    /** Returns this in another font size; a line box is as high as the font around it at least. */
    HtmlBox scaled(double size) {
        return new HtmlBox(html, ascent * size, descent * size, width * size);
    }

    static String em(double value) {
        return String.format(Locale.ROOT, "%.3fem", value);
    }
}
