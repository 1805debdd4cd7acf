package dev.headroom.docgen.word;

import dev.headroom.docgen.citation.Run;
import dev.headroom.docgen.image.DocumentImage;
import dev.headroom.docgen.markdown.CitationText;
import dev.headroom.docgen.markdown.Figure;
import dev.headroom.docgen.markdown.FigureReference;
import dev.headroom.docgen.markdown.MathInline;
import dev.headroom.docgen.markdown.NodeText;
import dev.headroom.docgen.math.FormulaReading;
import dev.headroom.docgen.word.Runs.Mark;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.footnotes.InlineFootnote;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** Writes what stands within a paragraph. One thread at a time. */
final class Lines {

    private static final Set<String> BREAKS = Set.of("<br>", "<br/>", "<br />");
    private static final int SCREEN_DPI = 96;

    private final Xml out;
    private final Story story;
    private final Draft draft;
    private final Runs runs;

    Lines(Story story) {
        this.story = story;
        out = story.out();
        draft = story.draft();
        runs = new Runs(out, draft.styles());
    }

    /**
     * How a line is.
     *
     * @param direction of the paragraph
     * @param width twips that an image may take
     * @param marks of the text
     */
    record Look(Direction direction, int width, Set<Mark> marks) {

        static Look plain(Direction direction, int width) {
            return new Look(direction, width, Set.of());
        }

        Look with(Mark mark) {
            Set<Mark> more = EnumSet.of(mark);
            more.addAll(marks);
            return new Look(direction, width, more);
        }
    }

    void children(Node parent, Look look) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            write(child, look);
        }
    }

    void text(String text, Look look) {
        runs.write(text, look.marks(), look.direction());
    }

    Runs runs() {
        return runs;
    }

    private void write(Node node, Look look) {
        if (node instanceof Text text) {
            text(text.getLiteral(), look);
        } else if (node instanceof Code code) {
            text(code.getLiteral(), look.with(Mark.CODE));
        } else if (node instanceof Emphasis) {
            children(node, look.with(Mark.EMPHASIS));
        } else if (node instanceof StrongEmphasis) {
            children(node, look.with(Mark.STRONG));
        } else if (node instanceof Strikethrough) {
            children(node, look.with(Mark.STRUCK));
        } else if (node instanceof SoftLineBreak) {
            text(" ", look);
        } else if (node instanceof HardLineBreak) {
            runs.lineBreak();
        } else if (node instanceof Link link) {
            link(link, look);
        } else if (node instanceof Image image) {
            image(image, look);
        } else if (node instanceof HtmlInline html) {
            html(html.getLiteral(), look);
        } else if (node instanceof MathInline math) {
            formula(math.tex(), math.reading(), look);
        } else if (node instanceof CitationText citation) {
            citation(citation.runs(), look);
        } else if (node instanceof FigureReference reference) {
            reference(reference, look);
        } else if (node instanceof FootnoteReference reference) {
            story.notes().reference(story, reference, look);
        } else if (node instanceof InlineFootnote note) {
            story.notes().inline(story, note, look);
        } else if (!(node instanceof TaskListItemMarker)) {
            children(node, look);
        }
    }

    private void html(String literal, Look look) {
        if (BREAKS.contains(literal.toLowerCase(Locale.ROOT))) {
            runs.lineBreak();
        } else {
            text(literal, look);
        }
    }

    private void link(Link link, Look look) {
        String destination = link.getDestination();
        Optional<String> place =
                destination.startsWith("#") ? draft.bookmarks().name(destination.substring(1)) : Optional.empty();
        Optional<String> relation =
                destination.startsWith("#") ? Optional.empty() : story.links().external(destination);
        if (place.isPresent()) {
            out.open("w:hyperlink", "w:anchor", place.get(), "w:history", "1");
        } else if (relation.isPresent()) {
            out.open("w:hyperlink", "r:id", relation.get(), "w:history", "1");
        } else {
            children(link, look);
            return;
        }
        children(link, look.with(Mark.LINK));
        out.close("w:hyperlink");
    }

    private void image(Image image, Look look) {
        String words = NodeText.of(image);
        Optional<DocumentImage> found = draft.source().images().find(image.getDestination());
        if (found.isPresent() && Pictures.canShow(found.get())) {
            story.pictures().write(out, story.links(), found.get(), words, new Pictures.Box(SCREEN_DPI, look.width()));
        } else {
            text("[" + (words.isEmpty() ? draft.wording().figure() : words) + "]", look);
        }
    }

    /** Writes a citation, or an entry of the list of works. */
    void citation(List<Run> pieces, Look look) {
        for (Run piece : pieces) {
            Look own = piece.looks().contains(Run.Look.BOLD) ? look.with(Mark.STRONG) : look;
            own = piece.looks().contains(Run.Look.ITALIC) ? own.with(Mark.EMPHASIS) : own;
            Optional<String> relation = piece.url().flatMap(story.links()::external);
            if (relation.isPresent()) {
                out.open("w:hyperlink", "r:id", relation.get(), "w:history", "1");
                text(piece.text(), own.with(Mark.LINK));
                out.close("w:hyperlink");
            } else {
                text(piece.text(), own);
            }
        }
    }

    /** Writes a formula, or its source where it could not be read. */
    void formula(String tex, FormulaReading reading, Look look) {
        if (reading instanceof FormulaReading.Understood understood) {
            out.raw(understood.formula().omml());
        } else {
            // TeX is read from left to right, whatever surrounds it
            out.open("w:r").raw(runs.properties(look.with(Mark.CODE).marks(), Direction.LEFT_TO_RIGHT, ""));
            Runs.characters(out, tex);
            out.close("w:r");
        }
    }

    private void reference(FigureReference reference, Look look) {
        Figure figure = reference.figure();
        String shown = Figures.label(figure, draft.wording());
        Optional<String> place = draft.bookmarks().name(figure.anchor());
        if (place.isPresent()) {
            Fields.write(
                    out,
                    "REF " + place.get() + " \\h",
                    runs.properties(look.marks(), Direction.of(shown, look.direction()), ""),
                    shown);
        } else {
            text(shown, look);
        }
    }
}
