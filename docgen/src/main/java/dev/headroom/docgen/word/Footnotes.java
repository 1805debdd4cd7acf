package dev.headroom.docgen.word;

import dev.headroom.docgen.markdown.NodeText;
import dev.headroom.docgen.word.Lines.Look;
import dev.headroom.docgen.word.Paragraphs.Shape;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.footnotes.InlineFootnote;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** The footnotes of a document: written where they are first referred to. One thread at a time. */
final class Footnotes {

    private static final int LONGEST_QUOTED = 1_000;

    private final Map<String, FootnoteDefinition> definitions = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Xml out = new Xml();
    private final Draft draft;
    private final PartLinks links;
    private final Place place;
    private int last;

    Footnotes(Draft draft, PartLinks links, Place place) {
        this.draft = draft;
        this.links = links;
        this.place = place;
        draft.source().document().root().accept(new AbstractVisitor() {
            @Override
            public void visit(CustomBlock block) {
                if (block instanceof FootnoteDefinition definition) {
                    definitions.putIfAbsent(key(definition.getLabel()), definition);
                }
                visitChildren(block);
            }
        });
        separator("-1", "separator");
        separator("0", "continuationSeparator");
    }

    /** Writes a mark, and the note itself where this is its first. */
    void reference(Story from, FootnoteReference reference, Look look) {
        String key = key(reference.getLabel());
        FootnoteDefinition definition = definitions.get(key);
        Integer known = numbers.get(key);
        if (definition == null || from.kind() == Story.Kind.FOOTNOTES) {
            String words = definition == null ? "^" + reference.getLabel() : quoted(definition);
            new Lines(from).text(" [" + words + "]", look);
        } else if (known != null) {
            Fields.write(from.out(), "NOTEREF _Note" + known + " \\f \\h", mark(), Integer.toString(known));
        } else {
            int number = ++last;
            numbers.put(key, number);
            note(number, definition, from);
            String name = "_Note" + number;
            String bookmark = draft.bookmarks().open(from.out(), name);
            mark(from.out(), number);
            draft.bookmarks().close(from.out(), bookmark);
        }
    }

    /** Writes a mark and the note that stands in the line. */
    void inline(Story from, InlineFootnote note, Look look) {
        if (from.kind() == Story.Kind.FOOTNOTES) {
            new Lines(from).text(" [" + quoted(note) + "]", look);
            return;
        }
        int number = ++last;
        open(number);
        Story story = story(from);
        Direction direction = Direction.of(note, draft.direction());
        Paragraphs paragraphs = new Paragraphs(out, draft.styles());
        paragraphs.open(Shape.at(place, direction));
        ownMark();
        new Lines(story).children(note, Look.plain(direction, place.width()));
        paragraphs.close();
        out.close("w:footnote");
        mark(from.out(), number);
    }

    byte[] part() {
        return (Xml.DECLARATION + "<w:footnotes" + Xml.NAMESPACES + ">" + out + "</w:footnotes>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void note(int number, FootnoteDefinition definition, Story from) {
        open(number);
        Story story = story(from);
        Node first = definition.getFirstChild();
        Direction direction = Direction.of(definition, draft.direction());
        Paragraphs paragraphs = new Paragraphs(out, draft.styles());
        paragraphs.open(Shape.at(place, direction));
        ownMark();
        boolean beginsWithText = first instanceof Paragraph;
        if (first != null && beginsWithText) {
            new Lines(story).children(first, Look.plain(direction, place.width()));
        }
        paragraphs.close();
        Node rest = first != null && beginsWithText ? first.getNext() : first;
        Blocks blocks = new Blocks(story);
        for (Node node = rest; node != null; node = node.getNext()) {
            blocks.write(node, place);
        }
        out.close("w:footnote");
    }

    private Story story(Story from) {
        return new Story(out, links, this, from.pictures(), draft, Story.Kind.FOOTNOTES);
    }

    private void open(int number) {
        out.open("w:footnote", "w:id", Integer.toString(number));
    }

    private void ownMark() {
        out.open("w:r").raw(mark()).leaf("w:footnoteRef").close("w:r");
        out.open("w:r")
                .open("w:t", "xml:space", "preserve")
                .text(" ")
                .close("w:t")
                .close("w:r");
    }

    private void mark(Xml to, int number) {
        to.open("w:r")
                .raw(mark())
                .leaf("w:footnoteReference", "w:id", Integer.toString(number))
                .close("w:r");
    }

    private String mark() {
        return "<w:rPr><w:rStyle w:val=\"" + draft.styles().id("FootnoteReference") + "\"/></w:rPr>";
    }

    private void separator(String id, String kind) {
        out.open("w:footnote", "w:type", kind, "w:id", id)
                .open("w:p")
                .open("w:r")
                .leaf("w:" + kind);
        out.close("w:r").close("w:p").close("w:footnote");
    }

    private static String quoted(Node note) {
        StringBuilder words = new StringBuilder();
        for (Node child = note.getFirstChild(); child != null; child = child.getNext()) {
            words.append(NodeText.of(child));
            if (words.length() >= LONGEST_QUOTED) {
                return words.substring(0, LONGEST_QUOTED) + "…";
            }
        }
        return words.toString();
    }

    private static String key(String label) {
        return label.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
