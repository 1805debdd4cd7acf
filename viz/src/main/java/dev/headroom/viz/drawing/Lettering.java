package dev.headroom.viz.drawing;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;

/** Measures, shortens and draws text of one font. Thread-safe. */
final class Lettering {

    private static final String ELLIPSIS = "…";
    // without hints widths grow in proportion to the size, so that text fits at any number of dots per inch
    private static final FontRenderContext PROPORTIONAL = new FontRenderContext(null, true, true);

    private final Font font;

    Lettering(Font font) {
        this.font = font;
    }

    double width(String text) {
        return text.isEmpty() ? 0 : font.getStringBounds(text, PROPORTIONAL).getWidth();
    }

    /** Returns the distance between two lines. */
    double lineHeight() {
        return font.getSize2D() * 1.2;
    }

    /** Returns {@code text}, or as much of it as fits, with an ellipsis; empty where not even that fits. */
    String shortened(String text, double width) {
        if (width(text) <= width) {
            return text;
        }
        int low = 0;
        int high = text.codePointCount(0, text.length());
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (width(cut(text, middle)) <= width) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low == 0 ? "" : cut(text, low);
    }

    /** Returns {@code text} in lines, broken at spaces where there are any; the last is shortened. */
    List<String> lines(String text, double width, int most) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (lines.size() < most - 1 && width(rest) > width) {
            int end = endOfLine(rest, width);
            if (end == 0) {
                return lines;
            }
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        lines.add(shortened(rest, width));
        lines.removeIf(String::isEmpty);
        return lines;
    }

    /** Draws text that begins at {@code x}, its capitals centred about {@code middle}. */
    void draw(Graphics2D graphics, String text, double x, double middle) {
        if (!text.isEmpty()) {
            graphics.setFont(font);
            graphics.drawString(text, (float) x, (float) (middle + font.getSize2D() * 0.36));
        }
    }

    private int endOfLine(String text, double width) {
        int fits = shortened(text, width).length() - 1;
        int space = text.lastIndexOf(' ', Math.max(0, fits));
        if (space > 0) {
            return space;
        }
        return Math.max(0, fits);
    }

    private static String cut(String text, int codePoints) {
        return text.substring(0, text.offsetByCodePoints(0, codePoints)).stripTrailing() + ELLIPSIS;
    }
}
