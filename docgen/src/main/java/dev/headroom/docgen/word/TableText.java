package dev.headroom.docgen.word;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/**
 * A table as it is written, wherever it comes from.
 *
 * @param sides {@code left}, {@code center} or {@code right} per column, left being where lines begin
 * @param rows the head first; each cell a node whose children are its words
 */
record TableText(List<String> sides, List<List<Node>> rows) {

    static TableText of(org.commonmark.ext.gfm.tables.TableBlock table) {
        List<List<Node>> rows = new ArrayList<>();
        List<String> sides = new ArrayList<>();
        table.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof TableRow) {
                    List<Node> cells = new ArrayList<>();
                    for (Node cell = node.getFirstChild(); cell != null; cell = cell.getNext()) {
                        if (rows.isEmpty()) {
                            sides.add(side((TableCell) cell));
                        }
                        cells.add(cell);
                    }
                    rows.add(cells);
                } else {
                    visitChildren(node);
                }
            }
        });
        return new TableText(sides, rows);
    }

    static TableText of(dev.headroom.document.TableBlock table) {
        List<List<Node>> rows = new ArrayList<>();
        rows.add(table.columns().stream().map(column -> cell(column.title())).toList());
        table.rows().forEach(row -> rows.add(row.stream().map(TableText::cell).toList()));
        return new TableText(
                table.columns().stream()
                        .map(column -> switch (column.alignment()) {
                            case START -> "left";
                            case CENTRE -> "center";
                            case END -> "right";
                        })
                        .toList(),
                rows);
    }

    /** Returns columns {@code from} to {@code to} alone. */
    TableText columns(int from, int to) {
        return new TableText(
                sides.subList(from, to),
                rows.stream()
                        .map(row -> row.subList(from, Math.min(to, row.size())))
                        .toList());
    }

    private static Node cell(String text) {
        Node cell = new Paragraph();
        cell.appendChild(new Text(text));
        return cell;
    }

    private static String side(TableCell cell) {
        TableCell.Alignment alignment = cell.getAlignment();
        if (alignment == TableCell.Alignment.CENTER) {
            return "center";
        }
        return alignment == TableCell.Alignment.RIGHT ? "right" : "left";
    }
}
