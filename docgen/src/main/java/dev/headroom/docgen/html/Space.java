package dev.headroom.docgen.html;

import java.util.Set;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Takes out of a page what no browser shows: comments, and white space beyond one character, or beside blocks. */
final class Space {

    private static final Set<String> KEPT = Set.of("pre", "textarea", "script", "style", "annotation");

    private Space() {}

    static void remove(Document page) {
        page.traverse(new NodeVisitor() {
            private int kept;

            @Override
            public void head(Node node, int depth) {
                if (KEPT.contains(node.normalName())) {
                    kept++;
                } else if (node instanceof Comment) {
                    node.remove();
                } else if (kept == 0 && node instanceof TextNode text) {
                    shorten(text);
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (KEPT.contains(node.normalName())) {
                    kept--;
                }
            }
        });
    }

    private static void shorten(TextNode text) {
        String whole = text.getWholeText();
        boolean besideBlocks = isBlockOrEdge(text.previousSibling(), text) && isBlockOrEdge(text.nextSibling(), text);
        if (besideBlocks && whole.isBlank()) {
            text.remove();
            return;
        }
        StringBuilder shorter = new StringBuilder(whole.length());
        boolean afterSpace = false;
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            boolean space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
            if (!space) {
                shorter.append(c);
            } else if (!afterSpace) {
                shorter.append(' ');
            }
            afterSpace = space;
        }
        if (shorter.length() < whole.length() || !shorter.toString().equals(whole)) {
            text.text(shorter.toString());
        }
    }

    private static boolean isBlockOrEdge(@org.jspecify.annotations.Nullable Node beside, Node text) {
        if (beside == null) {
            return text.parent() instanceof Element parent && parent.isBlock();
        }
        return beside instanceof Element element && element.isBlock();
    }
}
