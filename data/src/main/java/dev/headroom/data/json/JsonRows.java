package dev.headroom.data.json;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.column.LongColumn;
import dev.headroom.data.export.UnicodeText;
import dev.headroom.data.frame.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Writes rows to a stream as JSON objects. One thread at a time. */
final class JsonRows implements AutoCloseable {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    // DuckDB takes a column of times for one only where all have the same number of digits
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private final OutputStream out;
    private final StringBuilder line = new StringBuilder();

    JsonRows(OutputStream out) {
        this.out = out;
    }

    void write(Frame frame) {
        List<Column> columns = frame.columns();
        List<String> keys = new ArrayList<>();
        for (Column column : columns) {
            line.setLength(0);
            line.append(keys.isEmpty() ? '{' : ',');
            quote(UnicodeText.require(column.name(), column.name(), -1));
            keys.add(line.append(':').toString());
        }
        try {
            for (int row = 0; row < frame.rowCount(); row++) {
                line.setLength(0);
                for (int i = 0; i < keys.size(); i++) {
                    line.append(keys.get(i));
                    cell(columns.get(i), row);
                }
                out.write(line.append("}\n").toString().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void cell(Column column, int row) {
        if (column.isNull(row)) {
            line.append("null");
            return;
        }
        switch (column.type()) {
            case INTEGER -> line.append(((LongColumn) column).get(row));
            case TIMESTAMP ->
                line.append('"')
                        .append(TIME.format((LocalDateTime) Objects.requireNonNull(column.value(row))))
                        .append('"');
            case DECIMAL, BOOLEAN -> line.append(column.text(row));
            default -> text(column, row);
        }
    }

    private void text(Column column, int row) {
        String text = column.text(row);
        quote(column.type() == ColumnType.TEXT ? UnicodeText.require(text, column.name(), row) : text);
    }

    private void quote(String text) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\') {
                line.append(c);
            } else {
                escape(c);
            }
        }
        line.append('"');
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> line.append('\\').append(c);
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> line.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 0xF]);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
