package dev.headroom.docgen.math;

import dev.headroom.docgen.math.Formula.Align;
import dev.headroom.docgen.math.Formula.Fenced;
import dev.headroom.docgen.math.Formula.Row;
import dev.headroom.docgen.math.Formula.Table;
import dev.headroom.docgen.math.Formula.TableStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads what has rows and columns. */
final class TexTable {

    private static final int MOST_COLUMNS = 100;
    private static final int MOST_CELLS = 5_000;

    private final TexParser parser;
    private final TexCursor cursor;

    TexTable(TexParser parser) {
        this.parser = parser;
        this.cursor = parser.cursor();
    }

    /** Reads the whole source, which is a table only if its author broke lines. */
    Formula untilTheEnd() {
        List<List<Formula>> rows = rows();
        if (rows.isEmpty()) {
            return new Row(List.of());
        }
        if (rows.size() == 1 && rows.get(0).size() == 1) {
            return rows.get(0).get(0);
        }
        return equations(rows);
    }

    Formula substack() {
        cursor.skipSpace();
        if (!cursor.take('{')) {
            throw cursor.refusal("must be {");
        }
        List<List<Formula>> rows = rows();
        if (!cursor.take('}')) {
            throw cursor.refusal("must be }");
        }
        return table(rows, List.of(), TableStyle.MATRIX);
    }

    Formula environment(int place) {
        String name = cursor.takeRawGroup();
        List<Align> columns = name.equals("array") ? columns(place) : List.of();
        if (name.startsWith("alignat") || name.startsWith("alignedat")) {
            cursor.takeRawGroup();
        }
        List<List<Formula>> rows = rows();
        int end = cursor.position();
        if (!cursor.takeCommand("end") || !cursor.takeRawGroup().equals(name)) {
            throw cursor.refusalAt(end, "must be \\end{" + name + "}");
        }
        return switch (name) {
            case "matrix", "smallmatrix", "array" -> table(rows, columns, TableStyle.MATRIX);
            case "pmatrix" -> fenced("(", rows, ")");
            case "bmatrix" -> fenced("[", rows, "]");
            case "Bmatrix" -> fenced("{", rows, "}");
            case "vmatrix" -> fenced("|", rows, "|");
            case "Vmatrix" -> fenced("‖", rows, "‖");
            case "cases", "dcases" -> new Fenced("{", table(rows, List.of(), TableStyle.CASES), "");
            case "rcases" -> new Fenced("", table(rows, List.of(), TableStyle.CASES), "}");
            case "aligned",
                    "align",
                    "align*",
                    "split",
                    "gathered",
                    "gather",
                    "gather*",
                    "equation",
                    "equation*",
                    "eqnarray",
                    "eqnarray*",
                    "multline",
                    "multline*",
                    "alignat",
                    "alignat*",
                    "alignedat" -> equations(rows);
            default -> throw cursor.refusalAt(place, "must begin an environment that is known");
        };
    }

    private List<Align> columns(int place) {
        List<Align> columns = new ArrayList<>();
        for (char c : cursor.takeRawGroup().toCharArray()) {
            switch (c) {
                case 'l' -> columns.add(Align.LEFT);
                case 'c' -> columns.add(Align.CENTRE);
                case 'r' -> columns.add(Align.RIGHT);
                case ' ' -> {}
                default -> throw cursor.refusalAt(place, "must have columns of l, c and r only");
            }
        }
        return columns;
    }

    private List<List<Formula>> rows() {
        List<List<Formula>> rows = new ArrayList<>();
        List<Formula> cells = new ArrayList<>();
        while (true) {
            cells.add(parser.row());
            if (cells.size() > MOST_COLUMNS) {
                throw cursor.refusal("must not begin more than " + MOST_COLUMNS + " columns");
            }
            if (cursor.take('&')) {
                continue;
            }
            rows.add(cells);
            if (!cursor.takeCommand("\\") && !cursor.takeCommand("cr")) {
                return withoutEmptyEnd(rows);
            }
            cursor.skipBracketed();
            cells = new ArrayList<>();
        }
    }

    private static List<List<Formula>> withoutEmptyEnd(List<List<Formula>> rows) {
        List<Formula> last = rows.get(rows.size() - 1);
        boolean empty = last.size() == 1
                && last.get(0) instanceof Row row
                && row.parts().isEmpty();
        return empty ? rows.subList(0, rows.size() - 1) : rows;
    }

    private Formula fenced(String open, List<List<Formula>> rows, String close) {
        return new Fenced(open, table(rows, List.of(), TableStyle.MATRIX), close);
    }

    private Formula equations(List<List<Formula>> rows) {
        if (rows.size() == 1 && rows.get(0).size() == 1) {
            return rows.get(0).get(0);
        }
        return table(rows, List.of(), TableStyle.EQUATIONS);
    }

    private Formula table(List<List<Formula>> rows, List<Align> wanted, TableStyle style) {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        if (width == 0) {
            return new Row(List.of());
        }
        if (width * rows.size() > MOST_CELLS) {
            throw cursor.refusal("must not end a table of more than " + MOST_CELLS + " cells");
        }
        List<Align> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            columns.add(i < wanted.size() ? wanted.get(i) : usual(style, i, width));
        }
        List<List<Formula>> filled = new ArrayList<>();
        for (List<Formula> row : rows) {
            List<Formula> cells = new ArrayList<>(row);
            cells.addAll(Collections.nCopies(width - row.size(), new Row(List.of())));
            filled.add(cells);
        }
        return new Table(filled, columns, style);
    }

    private static Align usual(TableStyle style, int column, int width) {
        return switch (style) {
            case MATRIX -> Align.CENTRE;
            case CASES -> Align.LEFT;
            case EQUATIONS -> width == 1 ? Align.CENTRE : column % 2 == 0 ? Align.RIGHT : Align.LEFT;
        };
    }
}
