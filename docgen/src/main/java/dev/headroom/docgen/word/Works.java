package dev.headroom.docgen.word;

import dev.headroom.docgen.citation.BibliographyEntry;
import dev.headroom.docgen.markdown.WorksCited;
import dev.headroom.docgen.word.Lines.Look;
import dev.headroom.docgen.word.Paragraphs.Shape;

/** Writes the list of works. One thread at a time. */
final class Works {

    private final Draft draft;
    private final Paragraphs paragraphs;
    private final Lines lines;

    Works(Story story) {
        draft = story.draft();
        paragraphs = new Paragraphs(story.out(), draft.styles());
        lines = new Lines(story);
    }

    void write(WorksCited works, Place place) {
        Look look = Look.plain(draft.direction(), place.width());
        paragraphs.open(Shape.at(place, draft.direction()).styled("Heading1").unnumbered());
        lines.text(draft.wording().references(), look);
        paragraphs.close();
        for (BibliographyEntry entry : works.entries()) {
            paragraphs.open(Shape.at(place, draft.direction()).styled("Bibliography"));
            if (!entry.label().isEmpty()) {
                lines.text(entry.label() + " ", look);
            }
            lines.citation(entry.runs(), look);
            paragraphs.close();
        }
    }
}
