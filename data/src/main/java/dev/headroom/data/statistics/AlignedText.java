package dev.headroom.data.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lines up cells with spaces in a given width: the widest cells that are aligned left are cut until the lines fit.
 * Control characters become spaces, so that a file cannot break a terminal.
 */
final class AlignedText {

    private static final int NARROWEST = 8;
    private static final String GAP = "  ";

    private final int width;
    private final String alignment;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * Begins with a header.
     *
     * @param width the most characters in a line
     * @param alignment a {@code <} or {@code >} per column
     */
    AlignedText(int width, String alignment, List<String> header) {
        this.width = width;
        this.alignment = alignment;
        row(header);
    }

    void row(List<String> cells) {
        rows.add(cells.stream().map(AlignedText::printable).toList());
    }

    @Override
    public String toString() {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = cut(row.get(i), widths[i]);
                String fill = " ".repeat(widths[i] - length(cell));
                line.append(alignment.charAt(i) == '>' ? fill + cell : cell + fill)
                        .append(GAP);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int[] widths() {
        int[] widths = new int[alignment.length()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        }
        int over = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - width;
        while (over > 0) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                if (alignment.charAt(i) == '<' && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0 || widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
            over--;
        }
        return widths;
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private static String cut(String cell, int most) {
        return length(cell) <= most ? cell : cell.substring(0, cell.offsetByCodePoints(0, most - 1)) + "…";
    }

    private static String printable(String cell) {
        StringBuilder text = new StringBuilder();
        // more than any terminal shows need not be looked at
        cell.codePoints().limit(512).forEach(c -> text.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return text.toString();
    }
}
