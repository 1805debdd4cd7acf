package dev.headroom.document;

import dev.headroom.ByteSize;
import java.util.List;
import java.util.Objects;

/**
 * A table of plain text in a document; Markdown in its cells is not read.
 *
 * @param name letters, digits, hyphen and underscore
 * @param caption above the table; empty for none
 * @param columns at least one
 * @param rows each with one cell per column
 */
public record TableBlock(String name, String caption, List<Column> columns, List<List<String>> rows)
        implements DocumentBlock {

    private static final long CELL_BYTES = 48;

    /** Copies the lists; rejects rows of another length. */
    public TableBlock {
        BlockName.require(name);
        Objects.requireNonNull(caption, "caption");
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("columns of table " + name + " must hold at least one, was empty");
        }
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("rows of table " + name + " must have as many cells as columns, "
                        + columns.size() + ", was " + row.size());
            }
        }
    }

    /**
     * One column.
     *
     * @param title in the head of the table
     * @param alignment of its cells
     */
    public record Column(String title, Alignment alignment) {

        /** Rejects nulls. */
        public Column {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(alignment, "alignment");
        }
    }

    /** Where text stands in a cell. */
    public enum Alignment {
        /** Where lines of the language begin. */
        START,
        /** In the middle. */
        CENTRE,
        /** Where lines of the language end; for numbers. */
        END
    }

    @Override
    public ByteSize weight() {
        long bytes = 2L * (name.length() + caption.length());
        for (Column column : columns) {
            bytes += CELL_BYTES + 2L * column.title().length();
        }
        for (List<String> row : rows) {
            for (String cell : row) {
                bytes += CELL_BYTES + 2L * cell.length();
            }
        }
        return ByteSize.of(bytes);
    }
}
