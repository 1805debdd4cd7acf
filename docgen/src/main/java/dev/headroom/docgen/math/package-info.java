/**
 * TeX formulas as they stand in Markdown, read once into a tree and written as MathML, as XHTML for PDF, as Office Math
 * and as plain text; entry type {@link dev.headroom.docgen.math.TexFormula}. A formula that holds anything unknown is
 * refused as a whole, with position and reason. Thread-safe.
 */
@NullMarked
package dev.headroom.docgen.math;

import org.jspecify.annotations.NullMarked;
