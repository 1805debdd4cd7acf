package dev.headroom.docgen.markdown;

import dev.headroom.document.Document;
import dev.headroom.document.DocumentMetadata;
import java.util.List;
import org.commonmark.node.Node;

/**
 * A document whose body has been read.
 *
 * <p>The tree is mutable by its library's nature; writers only read it. Holds about 30 bytes per character of the body.
 * One thread at a time.
 *
 * @param source what was read
 * @param root the tree, at most {@link TextLimits#nesting()} levels deep; without the title, where the title stands
 *     apart from the body
 * @param metadata the document's, completed by front matter and first heading; its language may be {@code ROOT}
 * @param headings in order, without the title
 * @param notes what is not shown as it was written, and why
 */
public record ParsedDocument(
        Document source, Node root, DocumentMetadata metadata, List<DocumentHeading> headings, List<String> notes) {

    /** Copies the lists. */
    public ParsedDocument {
        headings = List.copyOf(headings);
        notes = List.copyOf(notes);
    }
}
