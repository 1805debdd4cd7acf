package dev.headroom.docgen.word;

/**
 * Where blocks are written.
 *
 * @param indent twips from where lines begin
 * @param width twips that are left for them
 * @param style name of the paragraphs'
 * @param level how many lists they are in
 */
record Place(int indent, int width, String style, int level) {

    static final int STEP = 360;
    private static final int LEAST_WIDTH = 1_440;

    Place indented(int twips, String newStyle) {
        // deeper ones stay where they are: there is no room
        int by = width - twips < LEAST_WIDTH ? 0 : twips;
        return new Place(indent + by, width - by, newStyle, level);
    }

    Place inList() {
        Place inner = indented(STEP, style.equals("BodyText") ? "ListContinue" : style);
        return new Place(inner.indent, inner.width, inner.style, level + 1);
    }
}
