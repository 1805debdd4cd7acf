/**
 * Prints XHTML as PDF: entry type {@link dev.headroom.docgen.pdf.PdfWriter}. What it prints comes from this module's own
 * HTML layer; anything in it that would fetch something is left out and named in a note. Fonts are bundled and embedded.
 */
@NullMarked
package dev.headroom.docgen.pdf;

import org.jspecify.annotations.NullMarked;
