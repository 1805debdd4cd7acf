package dev.headroom.docgen.html;

import dev.headroom.docgen.markdown.NodeText;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.renderer.html.AttributeProvider;

/** Adds the direction of paragraphs that run against the document's, and classes of cells and of tasks. */
final class BodyAttributes implements AttributeProvider {

    private final Direction usual;

    BodyAttributes(Direction usual) {
        this.usual = usual;
    }

    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof TableCell cell) {
            attributes.remove("align");
            if (cell.getAlignment() != null) {
                attributes.put("class", className(cell.getAlignment()));
            }
            if (tag.equals("th")) {
                attributes.put("scope", "col");
            }
        }
        if (node instanceof ListItem && node.getFirstChild() instanceof TaskListItemMarker) {
            attributes.put("class", "task");
        }
        boolean hasLines = node instanceof Paragraph || node instanceof Heading || node instanceof TableCell;
        if (hasLines) {
            Direction own = Direction.of(NodeText.of(node), usual);
            if (own != usual) {
                attributes.put("dir", own.attribute);
            }
        }
        // no value at all is not well-formed
        attributes.replaceAll((name, value) -> value == null ? name : value);
    }

    private static String className(TableCell.Alignment alignment) {
        return switch (alignment) {
            case LEFT -> "start";
            case CENTER -> "centre";
            case RIGHT -> "end";
        };
    }
}
