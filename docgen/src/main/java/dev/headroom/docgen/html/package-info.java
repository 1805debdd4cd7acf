/**
 * Pages: entry types {@link dev.headroom.docgen.html.PageWriter}, which makes one page of a document's tree for browsers
 * or for print, and {@link dev.headroom.docgen.html.WebPage}, which makes it small. Text of the document is escaped
 * everywhere; the one trusted input is the layout.
 */
@NullMarked
package dev.headroom.docgen.html;

import org.jspecify.annotations.NullMarked;
