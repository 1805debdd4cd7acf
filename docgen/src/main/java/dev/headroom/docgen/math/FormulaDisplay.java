package dev.headroom.docgen.math;

/** Where a formula stands. */
public enum FormulaDisplay {
    /** In a line of text; limits stand beside their sums and fractions are small. */
    INLINE,
    /** On lines of its own; limits stand above and below. */
    BLOCK
}
