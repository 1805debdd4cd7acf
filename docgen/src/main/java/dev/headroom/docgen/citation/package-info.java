/**
 * Citations as Pandoc writes them in Markdown, and the list of works that they make. {@link
 * dev.headroom.docgen.citation.CitationSyntax} finds them, {@link dev.headroom.docgen.citation.Bibliographies} reads
 * the works, and {@link dev.headroom.docgen.citation.Citations} sets both in a style. The classes of the citation
 * processor are loaded by the latter two only, so a document without works does not pay for it. Thread-safe.
 */
@NullMarked
package dev.headroom.docgen.citation;

import org.jspecify.annotations.NullMarked;
