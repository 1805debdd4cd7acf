/**
 * From the text of a document to one tree that every format is written from: entry type
 * {@link dev.headroom.docgen.markdown.MarkdownParser}. The text is not trusted; whatever it holds, parsing ends, in
 * memory bounded by its length, with a tree of bounded depth.
 */
@NullMarked
package dev.headroom.docgen.markdown;

import org.jspecify.annotations.NullMarked;
