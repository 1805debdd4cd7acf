package dev.headroom.docgen.pdf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Lists a document's headings in its head, in the form that the engine turns into the outline of the file. */
final class Outline {

    private static final Pattern HEADING = Pattern.compile("h[1-6]");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Outline() {}

    private record Level(int depth, Element entry) {}

    static void addTo(Document document) {
        Element root = document.getDocumentElement();
        Element head = Elements.childOf(root, "head");
        Element bookmarks = document.createElement("bookmarks");
        Deque<Level> open = new ArrayDeque<>();
        open.push(new Level(0, bookmarks));
        Elements.each(root, element -> {
            if (HEADING.matcher(element.getTagName()).matches()
                    && !element.getAttribute("id").isEmpty()) {
                int depth = element.getTagName().charAt(1) - '0';
                while (open.getFirst().depth() >= depth) {
                    open.pop();
                }
                Element entry = document.createElement("bookmark");
                entry.setAttribute("name", title(element));
                entry.setAttribute("href", "#" + element.getAttribute("id"));
                open.getFirst().entry().appendChild(entry);
                open.push(new Level(depth, entry));
            }
        });
        if (bookmarks.hasChildNodes()) {
            head.appendChild(bookmarks);
        }
    }

    private static String title(Element heading) {
        StringBuilder text = new StringBuilder();
        for (var child = heading.getFirstChild(); child != null; child = child.getNextSibling()) {
            text.append(child.getTextContent());
            if (child instanceof Element element && "number".equals(element.getAttribute("class"))) {
                text.append(' ');
            }
        }
        return SPACE.matcher(text).replaceAll(" ").trim();
    }
}
