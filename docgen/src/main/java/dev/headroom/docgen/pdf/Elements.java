package dev.headroom.docgen.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Walks over trees of XHTML. */
final class Elements {

    private Elements() {}

    /** Calls {@code visit} with each element from {@code root} on, in the order of the text; it may change what is below. */
    static void each(Element root, Consumer<Element> visit) {
        for (Element element : all(root)) {
            visit.accept(element);
        }
    }

    /** Returns the child of that name, made and put first where it is missing. */
    static Element childOf(Element parent, String name) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && name.equals(element.getTagName())) {
                return element;
            }
        }
        Element made = parent.getOwnerDocument().createElement(name);
        parent.insertBefore(made, parent.getFirstChild());
        return made;
    }

    private static List<Element> all(Element root) {
        List<Element> found = new ArrayList<>();
        for (Node node = root; node != null; node = next(node, root)) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    /** Returns the node after {@code from} below {@code root}, children first; without recursion, which has an end. */
    static @Nullable Node next(Node from, Node root) {
        if (from.getFirstChild() != null) {
            return from.getFirstChild();
        }
        Node node = from;
        while (node != root && node.getNextSibling() == null) {
            node = node.getParentNode();
        }
        return node == root ? null : node.getNextSibling();
    }
}
