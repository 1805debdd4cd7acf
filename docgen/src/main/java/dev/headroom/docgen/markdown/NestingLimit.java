package dev.headroom.docgen.markdown;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Consumer;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Block;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/** Makes a tree shallow enough for writers that call themselves at each level. Walks without calling itself. */
final class NestingLimit {

    private static final int MOST_WORDS = 10_000;
    private static final int TABLE_LEVELS = 4; // head or body, row, cell, text: a table is drawn whole or not at all

    private final int most;
    private final Consumer<String> notes;

    NestingLimit(int most, Consumer<String> notes) {
        this.most = most;
        this.notes = notes;
    }

    /** Replaces what lies deeper than the limit by its words. */
    void apply(Node root) {
        Deque<Level> open = new ArrayDeque<>();
        open.push(new Level(root, 0));
        int flattened = 0;
        while (!open.isEmpty()) {
            Level level = open.pop();
            int inner = level.node() instanceof TableBlock ? TABLE_LEVELS : 0;
            if (level.depth() + inner >= most && level.node().getFirstChild() != null) {
                flatten(level.node());
                flattened++;
                continue;
            }
            for (Node child = level.node().getFirstChild(); child != null; child = child.getNext()) {
                open.push(new Level(child, level.depth() + 1));
            }
        }
        if (flattened > 0) {
            notes.accept(String.format(
                    Locale.ROOT,
                    "%,d parts are nested more than %,d levels deep and shown as plain text",
                    flattened,
                    most));
        }
    }

    private record Level(Node node, int depth) {}

    private static void flatten(Node node) {
        Text words = new Text(words(node));
        boolean holdsText = !(node instanceof Block) || node instanceof Paragraph || node instanceof Heading;
        if (holdsText || node instanceof ListItem) {
            for (Node child = node.getFirstChild(); child != null; child = node.getFirstChild()) {
                child.unlink();
            }
            node.appendChild(holdsText ? words : paragraph(words));
        } else {
            node.insertBefore(paragraph(words));
            node.unlink();
        }
    }

    private static Paragraph paragraph(Text words) {
        Paragraph paragraph = new Paragraph();
        paragraph.appendChild(words);
        return paragraph;
    }

    private static String words(Node root) {
        StringBuilder words = new StringBuilder();
        Deque<Node> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty() && words.length() < MOST_WORDS) {
            Node node = open.pop();
            if (node instanceof Text text) {
                words.append(text.getLiteral());
            } else if (node instanceof Block && !words.isEmpty()) {
                words.append(' ');
            }
            for (Node child = node.getLastChild(); child != null; child = child.getPrevious()) {
                open.push(child);
            }
        }
        return words.toString();
    }
}
