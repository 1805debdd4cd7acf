package dev.headroom.data.csv;

import dev.headroom.data.column.Column;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.FrameSource;
import dev.headroom.data.frame.FrameStream;
import dev.headroom.data.frame.ReadReport;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.data.plan.ColumnPlan;
import dev.headroom.file.FileReplacement;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes frames as CSV so that reading them back loses nothing.
 *
 * <pre>{@code
 * CsvExport.write(frame, Path.of("flights.csv.gz"), CsvFormat.standard());
 * CsvExport.write(source, ReadSettings.defaults(), Path.of("flights.tsv"), CsvFormat.standard().withDelimiter('\t'));
 * }</pre>
 *
 * <p>Null is an empty field without quotes (or the format's first null text, where the empty field is not one), an
 * empty text is {@code ""} in quotes. Values stand as {@link Column#text} gives them, decimal numbers with the format's
 * mark; texts that look like something else, a number, a date, a null text or a marker such as {@code ?}, are quoted, as is
 * whatever the format asks for. A quoted field of a TEXT column is never null. Types are not part of CSV, though: a
 * TEXT column that holds only {@code 12} is guessed to be INTEGER, quoted or not. Whoever reads the file back with the
 * types of the frame's columns stated gets equal values.
 *
 * <p>The file is there as a whole or not at all, see {@link FileReplacement}. It is compressed where its name ends in
 * {@code .gz} or the format says so. One line end, {@code \n}, after each row.
 *
 * <p>Thread-safe. Memory: a buffer; of a source one chunk at a time. Errors: {@link UncheckedIOException} for the file
 * system; {@link IllegalArgumentException} where the charset cannot write a text, the format has no text for null, or
 * it has lines before the table, since no such lines are written and who reads with it would miss rows;
 * {@link dev.headroom.MalformedFileException} where every row of a source was bad.
 */
public final class CsvExport {

    private CsvExport() {}

    /** Writes a frame, replacing the file if it is there. */
    public static void write(Frame frame, Path file, CsvFormat format) {
        replace(file, format, rows -> {
            rows.header(frame.columnNames());
            rows.write(frame);
        });
    }

    /**
     * Writes a source, chunk by chunk, replacing the file if it is there.
     *
     * @param settings which columns, budget, progress and cancelling
     * @return what was read; its rows are those written
     */
    public static ReadReport write(FrameSource source, ReadSettings settings, Path file, CsvFormat format) {
        ReadReport[] report = new ReadReport[1];
        replace(file, format, rows -> {
            try (FrameStream stream = source.stream(settings)) {
                Optional<Frame> chunk = stream.next();
                rows.header(chunk.map(Frame::columnNames).orElseGet(() -> names(stream.report())));
                while (chunk.isPresent()) {
                    rows.write(chunk.get());
                    chunk = stream.next();
                }
                report[0] = stream.report().requireGoodRow();
            }
        });
        return report[0];
    }

    private static List<String> names(ReadReport report) {
        return report.plan().columns().stream().map(ColumnPlan::name).toList();
    }

    /** What is written between opening and renaming. */
    @FunctionalInterface
    private interface Content {

        void writeTo(RowWriter rows);
    }

    private static void replace(Path file, CsvFormat format, Content content) {
        if (format.skippedLines() != 0) {
            throw new IllegalArgumentException(
                    "skippedLines must be 0 in a format to write, was " + format.skippedLines());
        }
        try (FileReplacement replacement = FileReplacement.of(file)) {
            try (OutputStream out = open(replacement, file, format);
                    RowWriter rows = new RowWriter(out, format)) {
                content.writeTo(rows);
            }
            replacement.complete();
        } catch (UncheckedIOException e) {
            throw translated(Objects.requireNonNull(e.getCause()), file, format);
        } catch (IOException e) {
            throw translated(e, file, format);
        }
    }

    private static RuntimeException translated(IOException cause, Path file, CsvFormat format) {
        return cause instanceof CharacterCodingException
                ? new IllegalArgumentException(
                        "charset must be able to write every text, was " + format.charset() + " for " + file, cause)
                : new UncheckedIOException(file + ": " + cause.getMessage(), cause);
    }

    private static OutputStream open(FileReplacement replacement, Path file, CsvFormat format) throws IOException {
        return format.compression() == CsvFormat.Compression.GZIP || FileReplacement.isNamedGzip(file)
                ? replacement.gzipOutput()
                : replacement.output();
    }
}
