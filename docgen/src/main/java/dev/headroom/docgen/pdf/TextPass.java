package dev.headroom.docgen.pdf;

import dev.headroom.docgen.font.Legibility;
import dev.headroom.queue.CancelToken;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Makes every text of a document printable. */
final class TextPass {

    private TextPass() {}

    static void over(Node root, Legibility legibility, CancelToken cancel) {
        for (Node node = root; node != null; node = Elements.next(node, root)) {
            if (node instanceof Text text) {
                cancel.throwIfCancelled();
                String before = text.getData();
                String after = legibility.legible(before);
                if (!after.equals(before)) {
                    text.setData(after);
                }
            }
        }
    }
}
