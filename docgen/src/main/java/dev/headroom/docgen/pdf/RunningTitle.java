package dev.headroom.docgen.pdf;

import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Puts the title first in the body, as the element that the style sheet moves into the head of every page. */
final class RunningTitle {

    private RunningTitle() {}

    static void addTo(Document document, String title) {
        Element body = Elements.childOf(document.getDocumentElement(), "body");
        Element running = document.createElement("div");
        running.setAttribute("class", "running-title");
        running.setTextContent(title);
        body.insertBefore(running, body.getFirstChild());
    }
}
