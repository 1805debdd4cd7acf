package dev.headroom.docgen.html;

import dev.headroom.docgen.markdown.DocumentHeading;
import dev.headroom.docgen.markdown.ParsedDocument;
import dev.headroom.docgen.wording.Wording;
import dev.headroom.queue.CancelToken;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.Heading;

/**
 * What the writers of one page share.
 *
 * @param titled whether the title is the page's one heading of the first level
 */
record PageParts(
        Medium medium,
        PageImages images,
        Wording words,
        Direction direction,
        boolean titled,
        Map<Heading, DocumentHeading> headings,
        CancelToken cancel) {

    static PageParts of(ParsedDocument document, Medium medium, PageImages images, CancelToken cancel) {
        Map<Heading, DocumentHeading> headings = new HashMap<>();
        document.headings().forEach(heading -> headings.put(heading.node(), heading));
        return new PageParts(
                medium,
                images,
                Wording.of(document.metadata().language()),
                Wording.isRightToLeft(document.metadata().language())
                        ? Direction.RIGHT_TO_LEFT
                        : Direction.LEFT_TO_RIGHT,
                medium == Medium.SCREEN && !document.metadata().title().isEmpty(),
                headings,
                cancel);
    }

    Optional<DocumentHeading> heading(Heading node) {
        return Optional.ofNullable(headings.get(node));
    }
}
