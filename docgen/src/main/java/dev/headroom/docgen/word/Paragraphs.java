package dev.headroom.docgen.word;

/** Begins and ends paragraphs. One thread at a time. */
final class Paragraphs {

    private final Xml out;
    private final StyleBase styles;

    Paragraphs(Xml out, StyleBase styles) {
        this.out = out;
        this.styles = styles;
    }

    /** How a paragraph differs from its style. */
    record Shape(String style, Direction direction, String numbering, String indent, String alignment) {

        static Shape of(String style, Direction direction) {
            return new Shape(style, direction, "", "", "");
        }

        static Shape at(Place place, Direction direction) {
            return of(place.style(), direction).indented(place.indent(), 0);
        }

        Shape indented(int left, int hanging) {
            if (left == 0) {
                return this;
            }
            String hang = hanging == 0 ? "" : " w:hanging=\"" + hanging + "\"";
            return new Shape(style, direction, numbering, "<w:ind w:left=\"" + left + "\"" + hang + "/>", alignment);
        }

        Shape numbered(int list, int level) {
            String number = "<w:numPr><w:ilvl w:val=\"" + Numbering.deepest(level) + "\"/><w:numId w:val=\"" + list
                    + "\"/></w:numPr>";
            return new Shape(style, direction, number, indent, alignment);
        }

        /** Without the number that the style would give. */
        Shape unnumbered() {
            String none = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>";
            return new Shape(style, direction, none, indent, alignment);
        }

        /** {@code left} is where lines begin, whichever side that is: Word turns it round with the paragraph. */
        Shape aligned(String side) {
            return new Shape(style, direction, numbering, indent, "<w:jc w:val=\"" + side + "\"/>");
        }

        Shape styled(String newStyle) {
            return new Shape(newStyle, direction, numbering, indent, alignment);
        }
    }

    void open(Shape shape) {
        out.open("w:p").open("w:pPr").leaf("w:pStyle", "w:val", styles.id(shape.style()));
        out.raw(shape.numbering());
        if (shape.direction() == Direction.RIGHT_TO_LEFT) {
            out.leaf("w:bidi");
        }
        out.raw(shape.indent()).raw(shape.alignment()).close("w:pPr");
    }

    void close() {
        out.close("w:p");
    }
}
