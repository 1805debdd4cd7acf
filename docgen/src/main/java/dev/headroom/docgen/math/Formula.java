package dev.headroom.docgen.math;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A formula as a tree: what is meant, not where it is drawn. */
public sealed interface Formula {

    /**
     * Parts side by side.
     *
     * @param parts possibly empty
     */
    record Row(List<Formula> parts) implements Formula {

        /** Copies the list. */
        public Row {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A letter, number, operator or named function.
     *
     * @param text one or more characters
     * @param role how it is spaced
     * @param variant how its letters are drawn
     */
    record Symbol(String text, Role role, Variant variant) implements Formula {

        /** Rejects nulls. */
        public Symbol {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(variant, "variant");
        }
    }

    /**
     * Words in a formula.
     *
     * @param words with their spaces
     * @param variant upright, bold, italic or monospaced
     */
    record Text(String words, Variant variant) implements Formula {

        /** Rejects nulls. */
        public Text {
            Objects.requireNonNull(words, "words");
            Objects.requireNonNull(variant, "variant");
        }
    }

    /**
     * White space.
     *
     * @param em width in units of the font size; may be negative
     */
    record Space(double em) implements Formula {}

    /**
     * One part over another.
     *
     * @param top above
     * @param bottom below
     * @param bar between them
     */
    record Fraction(Formula top, Formula bottom, Bar bar) implements Formula {

        /** Rejects nulls. */
        public Fraction {
            Objects.requireNonNull(top, "top");
            Objects.requireNonNull(bottom, "bottom");
            Objects.requireNonNull(bar, "bar");
        }
    }

    /** What stands between the parts of a fraction. */
    enum Bar {
        /** A line. */
        LINE,
        /** Nothing, as in a binomial. */
        NONE
    }

    /**
     * A root.
     *
     * @param radicand under the sign
     * @param degree empty for a square root
     */
    record Root(Formula radicand, Optional<Formula> degree) implements Formula {

        /** Rejects nulls. */
        public Root {
            Objects.requireNonNull(radicand, "radicand");
            Objects.requireNonNull(degree, "degree");
        }
    }

    /**
     * Parts below and above.
     *
     * @param base between them; an empty row for none
     * @param below if there is one
     * @param above if there is one
     * @param placement beside or over the base
     */
    record Scripts(Formula base, Optional<Formula> below, Optional<Formula> above, Placement placement)
            implements Formula {

        /** Rejects nulls. */
        public Scripts {
            Objects.requireNonNull(base, "base");
            Objects.requireNonNull(below, "below");
            Objects.requireNonNull(above, "above");
            Objects.requireNonNull(placement, "placement");
        }
    }

    /** Where scripts stand. */
    enum Placement {
        /** After the base, raised and lowered. */
        BESIDE,
        /** Over and under the base in a block, beside it in a line. */
        LIMITS,
        /** Over and under the base always. */
        STACKED
    }

    /**
     * A mark over or under a part.
     *
     * @param base what is marked
     * @param mark one character
     * @param side over or under
     * @param reach of the mark
     */
    record Accent(Formula base, String mark, Side side, Reach reach) implements Formula {

        /** Rejects nulls. */
        public Accent {
            Objects.requireNonNull(base, "base");
            Objects.requireNonNull(mark, "mark");
            Objects.requireNonNull(side, "side");
            Objects.requireNonNull(reach, "reach");
        }
    }

    /** Where a mark is. */
    enum Side {
        /** Above. */
        OVER,
        /** Below. */
        UNDER
    }

    /** How far a mark goes. */
    enum Reach {
        /** As wide as the mark itself. */
        MARK,
        /** As wide as what it marks. */
        BASE
    }

    /**
     * A part between delimiters as high as it.
     *
     * @param open empty for none
     * @param body between
     * @param close empty for none
     */
    record Fenced(String open, Formula body, String close) implements Formula {

        /** Rejects nulls. */
        public Fenced {
            Objects.requireNonNull(open, "open");
            Objects.requireNonNull(body, "body");
            Objects.requireNonNull(close, "close");
        }
    }

    /**
     * A part in a frame.
     *
     * @param body inside
     */
    record Boxed(Formula body) implements Formula {

        /** Rejects null. */
        public Boxed {
            Objects.requireNonNull(body, "body");
        }
    }

    /**
     * Rows and columns.
     *
     * @param rows each with as many cells as there are columns
     * @param columns where the cells of each stand
     * @param style distance and size
     */
    record Table(List<List<Formula>> rows, List<Align> columns, TableStyle style) implements Formula {

        /** Copies the lists; rejects rows of another length. */
        public Table {
            rows = rows.stream().map(List::copyOf).toList();
            columns = List.copyOf(columns);
            Objects.requireNonNull(style, "style");
            for (List<Formula> row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(
                            "row must have as many cells as columns, " + columns.size() + ", was " + row.size());
                }
            }
        }
    }

    /** Where a cell's content stands. */
    enum Align {
        /** Left. */
        LEFT,
        /** In the middle. */
        CENTRE,
        /** Right. */
        RIGHT
    }

    /** How a table is set. */
    enum TableStyle {
        /** A matrix or array. */
        MATRIX,
        /** Cases. */
        CASES,
        /** Equations below each other whose signs of relation are in line. */
        EQUATIONS
    }

    /** What a symbol does, and so how much space stands around it (The TeXbook, chapter 18). */
    enum Role {
        /** A letter. */
        LETTER,
        /** Digits. */
        NUMBER,
        /** A sign without space around it. */
        ORDINARY,
        /** Sums, integrals and their kin. */
        LARGE,
        /** A function by name. */
        FUNCTION,
        /** Between two terms. */
        BINARY,
        /** Between two sides. */
        RELATION,
        /** Opens. */
        OPENING,
        /** Closes. */
        CLOSING,
        /** Commas and semicolons. */
        PUNCTUATION
    }

    /** How letters are drawn. */
    enum Variant {
        /** Slanted, as variables are. */
        ITALIC,
        /** Straight. */
        UPRIGHT,
        /** Bold and straight. */
        BOLD,
        /** Bold and slanted. */
        BOLD_ITALIC,
        /** With double strokes. */
        DOUBLE_STRUCK,
        /** Calligraphic. */
        SCRIPT,
        /** Broken letters. */
        FRAKTUR,
        /** Without serifs. */
        SANS,
        /** Of equal width. */
        MONOSPACED
    }
}
