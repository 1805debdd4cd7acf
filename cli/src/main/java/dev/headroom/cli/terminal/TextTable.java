package dev.headroom.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lines of cells, aligned: the first column to the left and the others to the right, unless told otherwise.
 *
 * <pre>{@code
 * new TextTable("model", "weights").row("gpt2", "62 MB").toString();
 * }</pre>
 *
 * <p>One thread at a time.
 */
public final class TextTable {

    /** Blanks between two columns. */
    public static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final int columns;
    private final List<Side> sides;

    /** Where the cells of a column begin or end together. */
    public enum Side {
        /** They begin together. */
        LEFT,
        /** They end together. */
        RIGHT
    }

    /** Begins a table with the names of its columns. */
    public TextTable(String... names) {
        this(
                IntStream.range(0, names.length)
                        .mapToObj(i -> i == 0 ? Side.LEFT : Side.RIGHT)
                        .toList(),
                names);
    }

    /** Begins a table with the names of its columns and a side for each. */
    public TextTable(List<Side> sides, String... names) {
        if (sides.size() != names.length) {
            throw new IllegalArgumentException("sides must be " + names.length + ", was " + sides);
        }
        this.sides = List.copyOf(sides);
        columns = names.length;
        rows.add(List.of(names));
    }

    /** Adds a line. */
    public TextTable row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException("cells must be " + columns + ", was " + Arrays.toString(cells));
        }
        rows.add(List.of(cells));
        return this;
    }

    /** Returns the lines, each ended, with a rule below the names. */
    @Override
    public String toString() {
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i)));
            }
        }
        StringBuilder out = new StringBuilder();
        line(out, rows.get(0), widths);
        int whole = Arrays.stream(widths).sum() + GAP.length() * (columns - 1);
        out.append("─".repeat(whole)).append('\n');
        rows.stream().skip(1).forEach(row -> line(out, row, widths));
        return out.toString();
    }

    private void line(StringBuilder out, List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String padding = " ".repeat(widths[i] - DisplayWidth.of(row.get(i)));
            line.append(i == 0 ? "" : GAP);
            line.append(sides.get(i) == Side.LEFT ? row.get(i) + padding : padding + row.get(i));
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }
}
