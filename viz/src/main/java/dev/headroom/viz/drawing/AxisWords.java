package dev.headroom.viz.drawing;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.geom.AffineTransform;
import org.jfree.chart.ui.TextAnchor;

/**
 * Draws turned text as text. JFreeChart draws it as outlines of letters, which an SVG's reader can neither search nor
 * select.
 *
 * @param font of the text
 * @param paint of the text
 */
record AxisWords(Font font, Paint paint) {

    /** Draws {@code text} with its anchor at a point, turned about it. */
    void draw(Graphics2D graphics, String text, double x, double y, TextAnchor anchor, double angle) {
        if (text.isEmpty()) {
            return;
        }
        Lettering letters = new Lettering(font);
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        graphics.rotate(angle);
        graphics.setPaint(paint);
        letters.draw(graphics, text, -letters.width(text) * share(anchor), middle(anchor, letters));
        graphics.setTransform(before);
    }

    private static double share(TextAnchor anchor) {
        if (anchor.isHorizontalCenter()) {
            return 0.5;
        }
        return anchor.isRight() ? 1 : 0;
    }

    private static double middle(TextAnchor anchor, Lettering letters) {
        return anchor.isTop() ? letters.lineHeight() / 2 : 0;
    }
}
