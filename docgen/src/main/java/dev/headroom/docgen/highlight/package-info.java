/**
 * Splits source code into coloured tokens; entry type {@link dev.headroom.docgen.highlight.CodeHighlighter}. The tokens
 * are plain values, and each writer (HTML, PDF, Word) gives their kinds its own looks. Thread-safe.
 */
@NullMarked
package dev.headroom.docgen.highlight;

import org.jspecify.annotations.NullMarked;
