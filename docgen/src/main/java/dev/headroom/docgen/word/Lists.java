package dev.headroom.docgen.word;

import dev.headroom.docgen.word.Paragraphs.Shape;
import java.util.Optional;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;

/** Writes lists as Word numbers them, and tasks with boxes. One thread at a time. */
final class Lists {

    private final Blocks blocks;
    private final Draft draft;

    Lists(Blocks blocks, Draft draft) {
        this.blocks = blocks;
        this.draft = draft;
    }

    void write(ListBlock list, Place place) {
        Place inner = place.inList();
        boolean ordered = list instanceof OrderedList;
        int number = list instanceof OrderedList counted
                ? draft.numbering().numbered(place.level(), start(counted))
                : draft.numbering().bullets();
        String style = !place.style().equals("BodyText") && !place.style().equals("ListContinue")
                ? place.style()
                : ordered ? "ListNumber" : "ListBullet";
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            item(item, new Item(number, place.level(), style), inner);
        }
    }

    private record Item(int list, int level, String style) {}

    private void item(Node item, Item kind, Place inner) {
        draft.cancel().throwIfCancelled();
        Node first = item.getFirstChild();
        Node words = first;
        Optional<String> box = Optional.empty();
        if (first instanceof TaskListItemMarker task) {
            box = Optional.of(task.isChecked() ? "☑" : "☐");
            words = first.getNext();
        }
        boolean beginsWithText = words instanceof Paragraph;
        Node node = beginsWithText && words != null ? words : new Paragraph();
        Direction direction = Direction.of(node, draft.direction());
        Shape shape = Shape.of(kind.style(), direction).indented(inner.indent(), Place.STEP);
        if (box.isPresent()) {
            blocks.paragraph(box.get(), node, shape, inner);
        } else {
            blocks.paragraph(node, shape.numbered(kind.list(), kind.level()), inner);
        }
        for (Node rest = beginsWithText && words != null ? words.getNext() : words;
                rest != null;
                rest = rest.getNext()) {
            blocks.write(rest, inner);
        }
    }

    private static int start(OrderedList list) {
        Integer stated = list.getMarkerStartNumber();
        return stated == null ? 1 : stated;
    }
}
