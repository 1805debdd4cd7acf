package dev.headroom.cli.data;

import dev.headroom.cli.terminal.DisplayWidth;
import dev.headroom.cli.terminal.PrintableText;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.cli.terminal.TextTable;
import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.frame.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * The first rows of a frame for a terminal: numbers to the right, everything else to the left. Long cells are cut, and
 * columns that do not fit beside the others stand in a table of their own below.
 */
final class FrameTable {

    private static final int WIDEST = 38;

    private FrameTable() {}

    static String of(Frame frame, int rows) {
        List<List<String>> columns = frame.columns().stream()
                .map(column -> cells(column, Math.min(rows, frame.rowCount())))
                .toList();
        StringBuilder text = new StringBuilder();
        int from = 0;
        while (from < columns.size()) {
            int to = from;
            int width = 0;
            while (to < columns.size() && (to == from || width + width(columns.get(to)) <= Terminal.COLUMNS)) {
                width += width(columns.get(to)) + TextTable.GAP.length();
                to++;
            }
            text.append(from == 0 ? "" : "\n");
            text.append(table(frame.columns().subList(from, to), columns.subList(from, to)));
            from = to;
        }
        return text.toString();
    }

    private static TextTable table(List<Column> columns, List<List<String>> cells) {
        TextTable table = new TextTable(
                columns.stream().map(FrameTable::side).toList(),
                cells.stream().map(column -> column.get(0)).toArray(String[]::new));
        for (int row = 1; row < cells.get(0).size(); row++) {
            int line = row;
            table.row(cells.stream().map(column -> column.get(line)).toArray(String[]::new));
        }
        return table;
    }

    private static TextTable.Side side(Column column) {
        return column.type() == ColumnType.INTEGER || column.type() == ColumnType.DECIMAL
                ? TextTable.Side.RIGHT
                : TextTable.Side.LEFT;
    }

    /** Returns the name and the first rows. */
    private static List<String> cells(Column column, int rows) {
        List<String> cells = new ArrayList<>();
        cells.add(PrintableText.of(column.name(), WIDEST));
        for (int row = 0; row < rows; row++) {
            cells.add(column.isNull(row) ? "NULL" : PrintableText.of(column.text(row), WIDEST));
        }
        return cells;
    }

    private static int width(List<String> cells) {
        return cells.stream().mapToInt(DisplayWidth::of).max().orElse(0);
    }
}
