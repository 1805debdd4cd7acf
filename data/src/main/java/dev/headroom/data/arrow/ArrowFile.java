package dev.headroom.data.arrow;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.TextColumn;
import dev.headroom.data.frame.Frame;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;

/** One file being written: everything that touches Arrow's writer and its allocator. */
final class ArrowFile {

    private static final int MOST_ROWS = 65_536;

    private ArrowFile() {}

    static void write(Frame frame, Path file, long limit) throws IOException {
        try (BufferAllocator allocator = new RootAllocator(limit);
                MapDictionaryProvider dictionaries = new MapDictionaryProvider()) {
            List<ArrowColumn> columns = new ArrayList<>();
            List<FieldVector> vectors = new ArrayList<>();
            try {
                for (Column column : frame.columns()) {
                    ArrowColumn arrow = ArrowColumn.of(column, columns.size(), allocator, dictionaries);
                    columns.add(arrow);
                    vectors.add(arrow.vector());
                }
                write(frame, file, limit, columns, vectors, dictionaries);
            } finally {
                vectors.forEach(FieldVector::close);
            }
        }
    }

    private static void write(
            Frame frame,
            Path file,
            long limit,
            List<ArrowColumn> columns,
            List<FieldVector> vectors,
            MapDictionaryProvider dictionaries)
            throws IOException {
        List<TextColumn> texts = columns.stream()
                .map(ArrowColumn::column)
                .filter(TextColumn.class::isInstance)
                .map(TextColumn.class::cast)
                .filter(text -> !text.isDictionary())
                .toList();
        VectorSchemaRoot root = new VectorSchemaRoot(vectors);
        try (FileChannel channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                ArrowFileWriter writer = new ArrowFileWriter(root, dictionaries, channel)) {
            writer.start();
            for (int from = 0; from < frame.rowCount(); ) {
                int to = batchEnd(texts, from, frame.rowCount(), limit / 8);
                for (ArrowColumn column : columns) {
                    column.fill(from, to);
                }
                root.setRowCount(to - from);
                writer.writeBatch();
                from = to;
            }
            writer.end();
        }
    }

    /** Returns where the batch ends: long texts make it shorter, so that memory does not grow with them. */
    private static int batchEnd(List<TextColumn> texts, int from, int rowCount, long most) {
        int end = Math.min(rowCount, from + MOST_ROWS);
        long bytes = 0;
        for (int row = from; row < end; row++) {
            for (TextColumn text : texts) {
                bytes += text.get(row).length();
            }
            if (bytes > most && row > from) {
                return row;
            }
        }
        return end;
    }
}
