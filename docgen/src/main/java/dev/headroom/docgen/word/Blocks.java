package dev.headroom.docgen.word;

import dev.headroom.docgen.highlight.CodeHighlighter;
import dev.headroom.docgen.markdown.DocumentHeading;
import dev.headroom.docgen.markdown.Figure;
import dev.headroom.docgen.markdown.MathBlock;
import dev.headroom.docgen.markdown.WorksCited;
import dev.headroom.docgen.word.Lines.Look;
import dev.headroom.docgen.word.Paragraphs.Shape;
import java.util.Optional;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/** Writes one block after the other. One thread at a time; calls itself as deep as the tree is. */
final class Blocks {

    private final Story story;
    private final Xml out;
    private final Draft draft;
    private final Lines lines;
    private final Paragraphs paragraphs;

    Blocks(Story story) {
        this.story = story;
        out = story.out();
        draft = story.draft();
        lines = new Lines(story);
        paragraphs = new Paragraphs(out, draft.styles());
    }

    void children(Node parent, Place place) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            write(child, place);
        }
    }

    void write(Node node, Place place) {
        draft.cancel().throwIfCancelled();
        if (node instanceof Paragraph) {
            Direction direction = Direction.of(node, draft.direction());
            paragraph(node, Shape.at(place, direction), place);
        } else if (node instanceof Heading heading) {
            heading(heading, place);
        } else if (node instanceof ListBlock list) {
            new Lists(this, draft).write(list, place);
        } else if (node instanceof BlockQuote) {
            children(node, place.indented(Place.STEP, story.kind() == Story.Kind.BODY ? "Quote" : place.style()));
        } else if (node instanceof FencedCodeBlock code) {
            String info = code.getInfo() == null ? "" : code.getInfo().strip();
            code(info.split("\\s", 2)[0], code.getLiteral(), place);
        } else if (node instanceof IndentedCodeBlock code) {
            code("", code.getLiteral(), place);
        } else if (node instanceof HtmlBlock html) {
            code("html", html.getLiteral(), place);
        } else if (node instanceof ThematicBreak) {
            paragraphs.open(Shape.at(place, draft.direction()).styled("HorizontalLine"));
            paragraphs.close();
        } else if (node instanceof TableBlock table) {
            new Tables(story).write(TableText.of(table), place);
        } else if (node instanceof Figure figure) {
            new Figures(story).write(figure, place);
        } else if (node instanceof MathBlock math) {
            paragraphs.open(Shape.at(place, Direction.LEFT_TO_RIGHT).styled("Formula"));
            lines.formula(math.tex(), math.reading(), Look.plain(Direction.LEFT_TO_RIGHT, place.width()));
            paragraphs.close();
        } else if (node instanceof WorksCited works) {
            new Works(story).write(works, place);
        } else if (!(node instanceof FootnoteDefinition) && !(node instanceof LinkReferenceDefinition)) {
            children(node, place);
        }
    }

    /** Writes a paragraph of the words in {@code node}. */
    void paragraph(Node node, Shape shape, Place place) {
        paragraphs.open(shape);
        lines.children(node, Look.plain(shape.direction(), place.width()));
        paragraphs.close();
    }

    /** Writes a paragraph that begins with a sign. */
    void paragraph(String sign, Node node, Shape shape, Place place) {
        paragraphs.open(shape);
        Look look = Look.plain(shape.direction(), place.width());
        lines.text(sign + "\t", look);
        lines.children(node, look);
        paragraphs.close();
    }

    private void heading(Heading node, Place place) {
        DocumentHeading heading = draft.headings().get(node);
        int level = heading == null ? node.getLevel() : heading.level();
        paragraphs.open(Shape.at(place, Direction.of(node, draft.direction())).styled("Heading" + level));
        Optional<String> name =
                heading == null ? Optional.empty() : draft.bookmarks().name(heading.id());
        Optional<String> bookmark = name.map(known -> draft.bookmarks().open(out, known));
        lines.children(node, Look.plain(Direction.of(node, draft.direction()), place.width()));
        bookmark.ifPresent(id -> draft.bookmarks().close(out, id));
        paragraphs.close();
    }

    private void code(String language, String text, Place place) {
        String code = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        paragraphs.open(Shape.at(place, Direction.LEFT_TO_RIGHT).styled("SourceCode"));
        CodeHighlighter.tokens(language, code).forEach(lines.runs()::write);
        paragraphs.close();
    }
}
