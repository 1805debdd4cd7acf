package dev.headroom.docgen.markdown;

import dev.headroom.document.ChartBlock;
import dev.headroom.document.DocumentBlock;
import dev.headroom.document.TableBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/**
 * Puts charts and tables where the body speaks of them. An image that is a paragraph of its own becomes the figure; one
 * within a line becomes a reference, and the figure follows the outermost block that the line is in. Later mentions are
 * references.
 */
final class FigurePlacement {

    private static final String CHART = "chart:";
    private static final String TABLE = "table:";

    private final Map<String, DocumentBlock> blocks = new LinkedHashMap<>();
    private final Map<String, Figure> placed = new HashMap<>();
    private final Consumer<String> notes;
    private int charts;
    private int tables;

    FigurePlacement(List<DocumentBlock> blocks, Consumer<String> notes) {
        for (DocumentBlock block : blocks) {
            this.blocks.put((block instanceof ChartBlock ? CHART : TABLE) + block.name(), block);
        }
        this.notes = notes;
    }

    /** Changes the tree; blocks that it never mentions come last. */
    void apply(Node root) {
        List<Image> mentions = new ArrayList<>();
        root.accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                if (image.getDestination().startsWith(CHART)
                        || image.getDestination().startsWith(TABLE)) {
                    mentions.add(image);
                } else {
                    visitChildren(image);
                }
            }
        });
        Map<Node, Node> lastAfter = new HashMap<>();
        for (Image mention : mentions) {
            place(mention, lastAfter);
        }
        blocks.forEach((destination, block) -> {
            if (!placed.containsKey(destination)) {
                root.appendChild(figure(destination, ""));
            }
        });
    }

    private void place(Image mention, Map<Node, Node> lastAfter) {
        String destination = mention.getDestination();
        String words = NodeText.of(mention);
        if (!blocks.containsKey(destination)) {
            Set<String> known = new TreeSet<>(blocks.keySet());
            notes.accept("the body speaks of '" + shortened(destination) + "', but the document has "
                    + (known.isEmpty() ? "no charts and tables" : "only " + String.join(", ", known)));
            replace(mention, new Text("[" + (words.isEmpty() ? shortened(destination) : words) + "]"));
            return;
        }
        Figure existing = placed.get(destination);
        if (existing != null) {
            replace(mention, new FigureReference(existing));
            return;
        }
        Figure figure = figure(destination, words);
        Node parent = mention.getParent();
        if (parent instanceof Paragraph && parent.getFirstChild() == mention && parent.getLastChild() == mention) {
            replace(parent, figure);
            return;
        }
        replace(mention, new FigureReference(figure));
        Node outermost = outermostBlock(parent);
        Node after = lastAfter.getOrDefault(outermost, outermost);
        after.insertAfter(figure);
        lastAfter.put(outermost, figure);
    }

    private Figure figure(String destination, String words) {
        DocumentBlock block = java.util.Objects.requireNonNull(blocks.get(destination), destination);
        int number = block instanceof TableBlock ? ++tables : ++charts;
        Figure figure = new Figure(block, number, block.caption().isBlank() ? words : block.caption());
        placed.put(destination, figure);
        return figure;
    }

    private static Node outermostBlock(Node node) {
        Node outermost = node;
        for (Node up = node; up.getParent() != null; up = up.getParent()) {
            if (up instanceof Block) {
                outermost = up;
            }
        }
        return outermost;
    }

    private static void replace(Node old, Node with) {
        old.insertBefore(with);
        old.unlink();
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 79) + "…";
    }
}
