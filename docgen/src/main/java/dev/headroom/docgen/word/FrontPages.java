package dev.headroom.docgen.word;

import dev.headroom.docgen.markdown.DocumentHeading;
import dev.headroom.docgen.word.Lines.Look;
import dev.headroom.docgen.word.Paragraphs.Shape;
import dev.headroom.document.DocumentLayout;
import dev.headroom.document.DocumentMetadata;
import java.util.Optional;

/** Writes what comes before the body: title, authors, contents. One thread at a time. */
final class FrontPages {

    private static final int LEVELS = 3;

    private final Xml out;
    private final Draft draft;
    private final Paragraphs paragraphs;
    private final Lines lines;

    FrontPages(Story story) {
        out = story.out();
        draft = story.draft();
        paragraphs = new Paragraphs(out, draft.styles());
        lines = new Lines(story);
    }

    void write(Place place) {
        DocumentMetadata metadata = draft.source().document().metadata();
        DocumentLayout layout = draft.source().document().source().layout();
        boolean cover = layout.cover() == DocumentLayout.Cover.SHOWN;
        if (cover) {
            // a third of the way down
            int above = Twips.of(layout.page().height()) / 4;
            out.open("w:p")
                    .open("w:pPr")
                    .leaf("w:spacing", "w:before", Integer.toString(above))
                    .close("w:pPr");
            out.close("w:p");
        }
        line("Title", metadata.title(), place);
        line("Subtitle", metadata.subtitle(), place);
        line("Author", String.join(", ", metadata.authors()), place);
        line("Date", metadata.date(), place);
        if (cover) {
            pageBreak();
        }
        boolean listed = draft.source().document().headings().stream().anyMatch(heading -> heading.level() <= LEVELS);
        if (layout.contents() == DocumentLayout.Contents.SHOWN && listed) {
            contents(place);
            if (cover) {
                pageBreak();
            }
        }
    }

    private void line(String style, String text, Place place) {
        if (text.isEmpty()) {
            return;
        }
        Direction direction = Direction.of(text, draft.direction());
        paragraphs.open(Shape.of(style, direction));
        lines.text(text, Look.plain(direction, place.width()));
        paragraphs.close();
    }

    private void pageBreak() {
        out.open("w:p").open("w:r").leaf("w:br", "w:type", "page").close("w:r").close("w:p");
    }

    private void contents(Place place) {
        out.open("w:sdt").open("w:sdtPr").open("w:docPartObj");
        out.leaf("w:docPartGallery", "w:val", "Table of Contents").leaf("w:docPartUnique");
        out.close("w:docPartObj").close("w:sdtPr").open("w:sdtContent");
        line("TOCHeading", draft.wording().contents(), place);
        boolean first = true;
        for (DocumentHeading heading : draft.source().document().headings()) {
            Optional<String> name = draft.bookmarks().name(heading.id());
            if (heading.level() > LEVELS || name.isEmpty()) {
                continue;
            }
            Direction direction = Direction.of(heading.text(), draft.direction());
            paragraphs.open(Shape.of("TOC" + heading.level(), direction));
            if (first) {
                // Word puts the numbers of pages in when it opens the file
                Fields.begin(out, "TOC \\o \"1-3\" \\h \\z \\u", "w:dirty", "1");
                first = false;
            }
            out.open("w:hyperlink", "w:anchor", name.get(), "w:history", "1");
            String number = heading.number().isEmpty() ? "" : heading.number() + "\u2002";
            lines.text(number + heading.text(), Look.plain(direction, place.width()));
            out.close("w:hyperlink");
            paragraphs.close();
        }
        out.open("w:p");
        Fields.end(out);
        out.close("w:p").close("w:sdtContent").close("w:sdt");
    }
}
