package dev.headroom.docgen.word;

import dev.headroom.docgen.markdown.DocumentHeading;
import dev.headroom.docgen.wording.Wording;
import dev.headroom.queue.CancelToken;
import java.util.Map;
import java.util.function.Consumer;
import org.commonmark.node.Node;

/**
 * What one document collects while it is written. One thread at a time.
 *
 * @param source what is written
 * @param settings how
 * @param parts the file
 * @param styles names of styles
 * @param numbering lists
 * @param headings by their nodes
 * @param bookmarks places that links jump to
 * @param wording words beside the author's
 * @param direction of text without letters
 * @param notes hears what is not shown
 * @param cancel looked at per block
 */
record Draft(
        WordSource source,
        WordSettings settings,
        WordPackage parts,
        StyleBase styles,
        Numbering numbering,
        Map<Node, DocumentHeading> headings,
        Bookmarks bookmarks,
        Wording wording,
        Direction direction,
        Consumer<String> notes,
        CancelToken cancel) {}
