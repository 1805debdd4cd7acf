package dev.headroom.data.frame;

import dev.headroom.ByteSize;
import dev.headroom.data.column.ChunkStore;
import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnBuilder;
import dev.headroom.data.column.ColumnSettings;
import dev.headroom.data.column.ColumnType;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds a {@link Frame} row by row.
 *
 * <pre>{@code
 * FrameBuilder builder = new FrameBuilder(ChunkStore.onHeap());
 * TextColumnBuilder names = (TextColumnBuilder) builder.add("name", ColumnType.TEXT);
 * names.set("Ada");
 * builder.endRow();
 * Frame frame = builder.build();
 * }</pre>
 *
 * <p>One thread at a time. Holds the builders' buffers, about 0.5 to 1 MB a column, beside the chunks.
 */
public final class FrameBuilder {

    private final ChunkStore store;
    private final ColumnSettings settings;
    private final List<ColumnBuilder> columns = new ArrayList<>();
    private int rows;

    /** Begins a frame without columns, whose chunks go to the store; the frame will close it. */
    public FrameBuilder(ChunkStore store) {
        this(store, ColumnSettings.defaults());
    }

    /** Begins a frame without columns, stored as the settings say. */
    public FrameBuilder(ChunkStore store, ColumnSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /** Adds a column; its builder is of the class that the type asks for. Only before the first row. */
    public ColumnBuilder add(String name, ColumnType type) {
        if (rows > 0) {
            throw new IllegalStateException("columns must come before the first row, was row " + rows);
        }
        ColumnBuilder builder = ColumnBuilder.of(name, type, store, settings);
        columns.add(builder);
        return builder;
    }

    /** Ends the current row of every column. */
    public void endRow() {
        for (ColumnBuilder column : columns) {
            column.endRow();
        }
        rows++;
    }

    /** Returns the rows ended so far. */
    public int rows() {
        return rows;
    }

    /** Returns the bytes of the builders' buffers. */
    public ByteSize workingBytes() {
        return columns.stream().map(ColumnBuilder::workingBytes).reduce(ByteSize.ZERO, ByteSize::plus);
    }

    /** Returns the frame of the rows ended and begins an empty one. */
    public Frame build() {
        List<Column> built = new ArrayList<>();
        for (ColumnBuilder column : columns) {
            built.add(column.build());
        }
        rows = 0;
        return Frame.of(built, store);
    }
}
