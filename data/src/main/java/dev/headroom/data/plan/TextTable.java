package dev.headroom.data.plan;

import java.util.ArrayList;
import java.util.List;

/** Lines up cells with spaces. Control characters become spaces and long cells are cut, so a file cannot break it. */
final class TextTable {

    private static final int WIDEST = 60;

    private final String alignment;
    private final List<List<String>> rows = new ArrayList<>();
    private final int[] widths;

    /** @param alignment a {@code <} or {@code >} per column */
    TextTable(List<String> header, String alignment) {
        this.alignment = alignment;
        this.widths = new int[header.size()];
        row(header);
    }

    void row(List<String> cells) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            String cell = i == widths.length - 1 ? printable(cells.get(i)) : cut(printable(cells.get(i)));
            widths[i] = Math.max(widths[i], cell.codePointCount(0, cell.length()));
            row.add(cell);
        }
        rows.add(row);
    }

    private static String printable(String cell) {
        return cell.codePoints()
                .map(c -> Character.isISOControl(c) || endsLine(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean endsLine(int c) {
        return Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
    }

    private static String cut(String cell) {
        int length = cell.codePointCount(0, cell.length());
        return length <= WIDEST ? cell : cell.substring(0, cell.offsetByCodePoints(0, WIDEST - 1)) + "…";
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = row.get(i);
                String fill = " ".repeat(widths[i] - cell.codePointCount(0, cell.length()));
                line.append(alignment.charAt(i) == '>' ? fill + cell : cell + fill)
                        .append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
