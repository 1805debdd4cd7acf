package dev.headroom.docgen.pdf;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Gives tables that are a head and nothing else a body, because PDF/UA-1 knows no head without one (ISO 32000-1, 14.8.4.3.4). */
final class TableBodies {

    private TableBodies() {}

    static void repair(Document document) {
        List<Element> heads = new ArrayList<>();
        Elements.each(document.getDocumentElement(), element -> {
            boolean head = element.getTagName().equals("thead");
            if (head && element.getParentNode() instanceof Element table && hasNoOtherRow(table, element)) {
                heads.add(element);
            }
        });
        for (Element head : heads) {
            document.renameNode(head, null, "tbody");
        }
    }

    private static boolean hasNoOtherRow(Element table, Element head) {
        return table.getElementsByTagName("tr").getLength()
                == head.getElementsByTagName("tr").getLength();
    }
}
