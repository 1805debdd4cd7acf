package dev.headroom.data.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.frame.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes rows to a stream, deciding per field whether it is quoted. One thread at a time. */
final class RowWriter implements AutoCloseable {

    private static final int BUFFER = 1 << 14;

    /** Texts without a digit that other types or the usual markers of a missing value claim. */
    private static final Set<String> CLAIMED =
            Set.of("true", "false", "nan", "inf", "infinity", "na", "n/a", "null", "none", "?", "-", "\\n");

    private final CsvFormat format;
    private final CsvWriter writer;
    private final Quoting quoting = new Quoting();

    /** Lets each field decide. */
    private static final class Quoting implements QuoteStrategy {

        private boolean next;

        @Override
        public boolean quoteNull(int line, int field) {
            return next;
        }

        @Override
        public boolean quoteEmpty(int line, int field) {
            return next;
        }

        @Override
        public boolean quoteValue(int line, int field, String value) {
            return next;
        }
    }

    RowWriter(OutputStream out, CsvFormat format) {
        this.format = format;
        CsvWriter.CsvWriterBuilder builder = CsvWriter.builder()
                .fieldSeparator(format.delimiter())
                .quoteCharacter(format.quote())
                .quoteStrategy(quoting)
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(BUFFER);
        format.comment().ifPresent(builder::commentCharacter);
        if (format.comment().isEmpty() && (format.delimiter() == '#' || format.quote() == '#')) {
            builder.commentCharacter('\0');
        }
        // a text that the charset cannot write is an error, not a question mark
        writer = builder.build(new OutputStreamWriter(
                out,
                format.charset()
                        .newEncoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    void header(List<String> names) {
        if (format.header() == CsvFormat.Header.PRESENT) {
            CsvWriter.CsvWriterRecord row = writer.writeRecord();
            for (String name : names) {
                quoting.next = needsQuotes(name);
                row.writeField(name);
            }
            row.endRecord();
        }
    }

    void write(Frame frame) {
        List<Column> columns = frame.columns();
        String nullText = nullText(columns);
        for (int row = 0; row < frame.rowCount(); row++) {
            CsvWriter.CsvWriterRecord record = writer.writeRecord();
            for (Column column : columns) {
                if (column.isNull(row)) {
                    quoting.next = false;
                    record.writeField(nullText);
                } else {
                    record.writeField(field(column, row));
                }
            }
            record.endRecord();
        }
    }

    private String field(Column column, int row) {
        String text = column.text(row);
        if (column.type() == ColumnType.TEXT) {
            quoting.next = needsQuotes(text);
            return text;
        }
        if (column.type() == ColumnType.DECIMAL && format.decimalMark() != '.') {
            text = text.replace('.', format.decimalMark());
        }
        quoting.next = format.nullTexts().contains(text);
        return text;
    }

    private String nullText(List<Column> columns) {
        List<String> texts = format.nullTexts();
        if (texts.isEmpty()) {
            for (Column column : columns) {
                if (column.type() == ColumnType.TEXT && column.nullCount() > 0) {
                    throw new IllegalArgumentException(
                            "nullTexts must hold a text for the nulls of text column " + column.name() + ", was empty");
                }
            }
        }
        return texts.isEmpty() || texts.contains("") ? "" : texts.get(0);
    }

    // delimiters, quotes and line ends are the writer's own business
    private boolean needsQuotes(String text) {
        if (text.isEmpty() || format.nullTexts().contains(text)) {
            return true;
        }
        char last = text.charAt(text.length() - 1);
        // other types begin with a digit, a sign or a mark; spaces may be trimmed and U+FEFF be taken for a byte order
        // mark
        return !Character.isLetter(text.codePointAt(0))
                || Character.isWhitespace(last)
                || Character.isSpaceChar(last)
                || CLAIMED.contains(text.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
