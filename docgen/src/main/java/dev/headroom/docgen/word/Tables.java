package dev.headroom.docgen.word;

import dev.headroom.docgen.word.Lines.Look;
import dev.headroom.docgen.word.Paragraphs.Shape;
import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** Writes tables whose head is repeated on each page. One thread at a time. */
final class Tables {

    private static final int MOST_COLUMNS = 63; // Word's limit

    private final Xml out;
    private final Draft draft;
    private final Lines lines;
    private final Paragraphs paragraphs;

    Tables(Story story) {
        out = story.out();
        draft = story.draft();
        lines = new Lines(story);
        paragraphs = new Paragraphs(out, draft.styles());
    }

    void write(TableText table, Place place) {
        int columns = table.sides().size();
        if (columns > MOST_COLUMNS) {
            draft.notes()
                    .accept("a table of " + columns + " columns is split: Word has at most " + MOST_COLUMNS
                            + " in one");
        }
        for (int from = 0; from < columns; from += MOST_COLUMNS) {
            one(table.columns(from, Math.min(columns, from + MOST_COLUMNS)), place);
        }
    }

    private void one(TableText table, Place place) {
        ColumnWidths.Fit fit = ColumnWidths.fit(table, place.width());
        List<Integer> widths = fit.columns();
        String style = fit.letters() == ColumnWidths.Letters.SMALL ? "TableTextSmall" : "TableText";
        out.open("w:tbl")
                .open("w:tblPr")
                .leaf("w:tblStyle", "w:val", draft.styles().id("ReportTable"));
        if (draft.direction() == Direction.RIGHT_TO_LEFT) {
            out.leaf("w:bidiVisual");
        }
        out.leaf(
                "w:tblW",
                "w:w",
                Integer.toString(widths.stream().mapToInt(Integer::intValue).sum()),
                "w:type",
                "dxa");
        out.leaf("w:tblInd", "w:w", Integer.toString(place.indent()), "w:type", "dxa");
        out.leaf("w:tblLayout", "w:type", "fixed");
        out.leaf(
                "w:tblLook",
                "w:val",
                "0020",
                "w:firstRow",
                "1",
                "w:lastRow",
                "0",
                "w:firstColumn",
                "0",
                "w:lastColumn",
                "0",
                "w:noHBand",
                "1",
                "w:noVBand",
                "1");
        out.close("w:tblPr").open("w:tblGrid");
        for (int width : widths) {
            out.leaf("w:gridCol", "w:w", Integer.toString(width));
        }
        out.close("w:tblGrid");
        String head = "<w:tblHeader/>";
        for (List<Node> row : table.rows()) {
            draft.cancel().throwIfCancelled();
            out.open("w:tr").open("w:trPr").leaf("w:cantSplit").raw(head).close("w:trPr");
            for (int i = 0; i < widths.size(); i++) {
                cell(
                        i < row.size() ? row.get(i) : new Paragraph(),
                        widths.get(i),
                        table.sides().get(i),
                        style);
            }
            out.close("w:tr");
            head = "";
        }
        out.close("w:tbl");
        // else Word joins it with a table that follows
        paragraphs.open(Shape.of("TableEnd", draft.direction()));
        paragraphs.close();
    }

    private void cell(Node words, int width, String side, String style) {
        out.open("w:tc").open("w:tcPr").leaf("w:tcW", "w:w", Integer.toString(width), "w:type", "dxa");
        out.close("w:tcPr");
        // numbers stand where those beside them stand, whatever a cell's first letter is
        Direction direction = Direction.of(words, draft.direction());
        boolean turned = direction != draft.direction();
        String own = turned && side.equals("left") ? "right" : turned && side.equals("right") ? "left" : side;
        Shape shape = Shape.of(style, direction);
        paragraphs.open(own.equals("left") ? shape : shape.aligned(own));
        lines.children(words, Look.plain(direction, Math.max(1, width - 170)));
        paragraphs.close();
        out.close("w:tc");
    }
}
