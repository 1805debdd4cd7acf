package dev.headroom.docgen.pdf;

import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Gives headings the levels that PDF/UA-1 asks for (ISO 14289-1, 7.4.2): the first is of level 1, and none is more than
 * one level below the one before it. They keep the look of the level that they were written with. The title of the
 * contents stands before them all and becomes a paragraph.
 */
final class HeadingOrder {

    private static final Pattern HEADING = Pattern.compile("h[1-6]");

    private HeadingOrder() {}

    static void repair(Document document) {
        int[] previous = {0};
        Elements.each(document.getDocumentElement(), element -> {
            if (!HEADING.matcher(element.getTagName()).matches()) {
                return;
            }
            if (element.getAttribute("class").contains("contents-title")) {
                document.renameNode(element, null, "p");
                return;
            }
            int written = element.getTagName().charAt(1) - '0';
            int level = Math.min(written, previous[0] + 1);
            previous[0] = level;
            if (level != written) {
                look(element, written);
                document.renameNode(element, null, "h" + level);
            }
        });
    }

    private static void look(Element heading, int level) {
        heading.setAttribute("class", (heading.getAttribute("class") + " look-" + level).trim());
    }
}
