package dev.headroom.docgen.word;

import dev.headroom.docgen.image.DocumentImage;
import dev.headroom.docgen.markdown.Figure;
import dev.headroom.docgen.word.Lines.Look;
import dev.headroom.docgen.word.Paragraphs.Shape;
import dev.headroom.docgen.wording.Wording;
import dev.headroom.document.ChartBlock;
import dev.headroom.document.TableBlock;
import java.util.Optional;

/** Writes charts and tables with their numbered captions. One thread at a time. */
final class Figures {

    private final Story story;
    private final Xml out;
    private final Draft draft;
    private final Paragraphs paragraphs;
    private final Lines lines;

    Figures(Story story) {
        this.story = story;
        out = story.out();
        draft = story.draft();
        paragraphs = new Paragraphs(out, draft.styles());
        lines = new Lines(story);
    }

    /** Returns the words by which text speaks of a figure. */
    static String label(Figure figure, Wording wording) {
        return kind(figure, wording) + " " + figure.number();
    }

    void write(Figure figure, Place place) {
        // an exhaustive switch over patterns needs Java 21
        if (figure.block() instanceof TableBlock table) {
            caption(figure, "TableCaption", place);
            new Tables(story).write(TableText.of(table), place);
        } else if (figure.block() instanceof ChartBlock chart) {
            chart(figure, chart, place);
            caption(figure, "Caption", place);
        }
    }

    private void chart(Figure figure, ChartBlock chart, Place place) {
        Optional<DocumentImage> drawn =
                Optional.ofNullable(draft.source().charts().get(chart.name()));
        Shape shape = Shape.at(place, draft.direction()).styled("Figure");
        if (drawn.isPresent() && Pictures.canShow(drawn.get())) {
            String words = figure.caption().isEmpty() ? chart.chart().title() : figure.caption();
            paragraphs.open(shape);
            story.pictures()
                    .write(
                            out,
                            story.links(),
                            drawn.get(),
                            words,
                            new Pictures.Box(chart.chart().size().dpi(), place.width()));
            paragraphs.close();
        } else {
            draft.notes().accept("chart '" + chart.name() + "' is not shown: it was not drawn");
        }
    }

    private void caption(Figure figure, String style, Place place) {
        String kind = kind(figure, draft.wording());
        String sequence = figure.block() instanceof TableBlock ? "Table" : "Figure";
        Direction direction = Direction.of(kind + figure.caption(), draft.direction());
        Look look = Look.plain(direction, place.width()).with(Runs.Mark.STRONG);
        paragraphs.open(Shape.at(place, direction).styled(style));
        Optional<String> bookmark = draft.bookmarks()
                .name(figure.anchor())
                .map(name -> draft.bookmarks().open(out, name));
        lines.text(kind + " ", look);
        Fields.write(
                out,
                "SEQ " + sequence + " \\* ARABIC",
                lines.runs().properties(look.marks(), direction, ""),
                Integer.toString(figure.number()));
        bookmark.ifPresent(id -> draft.bookmarks().close(out, id));
        if (!figure.caption().isEmpty()) {
            lines.text(". ", look);
            lines.text(figure.caption(), Look.plain(direction, place.width()));
        }
        paragraphs.close();
    }

    private static String kind(Figure figure, Wording wording) {
        return figure.block() instanceof TableBlock ? wording.table() : wording.figure();
    }
}
