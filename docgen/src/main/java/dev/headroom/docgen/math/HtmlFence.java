package dev.headroom.docgen.math;

import static dev.headroom.docgen.math.HtmlBox.em;

import dev.headroom.docgen.text.Escaped;

/** Draws delimiters as high as what is between them: straight ones as borders, curved ones as larger glyphs. */
final class HtmlFence {

    private static final double PLAIN_HEIGHT = 1.3;
    private static final double GLYPH_HEIGHT = 0.89; // of brackets in DejaVu Sans, from 0.76 to -0.13
    private static final double GLYPH_CENTRE = 0.314;
    private static final double MARGIN = 0.05;

    private HtmlFence() {}

    static HtmlBox around(String open, HtmlBox body, String close) {
        return one(open, body).beside(body).beside(one(close, body));
    }

    static HtmlBox one(String delimiter, HtmlBox body) {
        if (delimiter.isEmpty()) {
            return HtmlBox.line("<span class=\"m-ib\" style=\"width:0.1em\"></span>", 0.1);
        }
        if (body.height() <= PLAIN_HEIGHT) {
            return HtmlBox.line(Escaped.of(delimiter), 0.4);
        }
        return switch (delimiter) {
            case "|" -> straight(body, "border-left:0.05em solid", 0.1);
            case "‖" -> straight(body, "border-left:0.05em solid;border-right:0.05em solid", 0.14);
            case "[" -> straight(body, bracket("left", "top", "bottom"), 0.18);
            case "]" -> straight(body, bracket("right", "top", "bottom"), 0.18);
            case "⌊" -> straight(body, bracket("left", "bottom"), 0.18);
            case "⌋" -> straight(body, bracket("right", "bottom"), 0.18);
            case "⌈" -> straight(body, bracket("left", "top"), 0.18);
            case "⌉" -> straight(body, bracket("right", "top"), 0.18);
            case "(" -> curved(body, "left");
            case ")" -> curved(body, "right");
            default -> glyph(delimiter, body);
        };
    }

    private static String bracket(String... sides) {
        StringBuilder style = new StringBuilder();
        for (String side : sides) {
            style.append("border-").append(side).append(":0.05em solid;");
        }
        return style.toString();
    }

    private static HtmlBox straight(HtmlBox body, String borders, double width) {
        double height = body.height() - 2 * MARGIN;
        String html = "<span class=\"m-ib\" style=\"width:" + em(width) + ";height:" + em(height)
                + ";margin:0 0.08em;vertical-align:" + em(-body.descent() + MARGIN) + ";" + borders + "\"></span>";
        return new HtmlBox(html, body.ascent(), body.descent(), width + 0.26);
    }

    /** A border that is rounded as a quarter of an ellipse at both ends, and so gets thinner there. */
    private static HtmlBox curved(HtmlBox body, String side) {
        double height = body.height() - 2 * MARGIN;
        double width = Math.min(0.45, 0.12 + 0.07 * height);
        String radius = em(width) + " " + em(height / 2) + ";";
        String html = "<span class=\"m-ib\" style=\"width:" + em(width) + ";height:" + em(height)
                + ";margin:0 0.06em;vertical-align:" + em(-body.descent() + MARGIN) + ";border-" + side
                + ":0.09em solid;border-top-" + side + "-radius:" + radius + "border-bottom-" + side + "-radius:"
                + radius + "\"></span>";
        return new HtmlBox(html, body.ascent(), body.descent(), width + 0.21);
    }

    private static HtmlBox glyph(String delimiter, HtmlBox body) {
        double size = (body.height() - 2 * MARGIN) / GLYPH_HEIGHT;
        double centre = (body.ascent() - body.descent()) / 2;
        double shift = (centre - GLYPH_CENTRE * size) / size; // vertical-align counts in the glyph's own size
        String html = "<span class=\"m-glyph\" style=\"font-size:" + em(size) + ";vertical-align:" + em(shift) + "\">"
                + Escaped.of(delimiter) + "</span>";
        return new HtmlBox(html, body.ascent(), body.descent(), 0.39 * size);
    }
}
