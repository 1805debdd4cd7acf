package dev.headroom.data.json;

import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.FrameSource;
import dev.headroom.data.frame.ReadReport;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.file.FileReplacement;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Writes tables as JSON lines: a JSON object a row in UTF-8, every column in each, nulls as {@code null}.
 *
 * <pre>{@code
 * JsonLinesExport.write(frame, Path.of("flights.jsonl"));
 * JsonLinesExport.write(source, ReadSettings.defaults(), Path.of("flights.jsonl.gz"));
 * }</pre>
 *
 * <p>Numbers and truth values stand as such, in as many digits as bring the same value back; {@code NaN}, {@code Infinity}
 * and {@code -Infinity} stand bare, as DuckDB and most others read and write them, though JSON proper has no word for them.
 * Dates are {@code "2013-01-01"}, times {@code "2013-01-01 06:00:00.000000"}, instants {@code "2013-01-01T06:00:00Z"}, in
 * which DuckDB finds the types again. Types are not part of JSON, though: a TEXT column that holds only dates is taken for
 * one of dates, and a column without values for text.
 *
 * <p>The file appears as a whole or not at all, see {@link FileReplacement}; it is compressed where its name ends in
 * {@code .gz}. Thread-safe. Memory: a buffer; of a source one chunk at a time. Errors: {@link UncheckedIOException} for
 * the file system; {@link IllegalArgumentException} for a text with half a surrogate pair;
 * {@link dev.headroom.MalformedFileException} where every row of a source was bad.
 */
public final class JsonLinesExport {

    private JsonLinesExport() {}

    /** Writes a frame, replacing the file if it is there. */
    public static void write(Frame frame, Path file) {
        try (FileReplacement replacement = FileReplacement.of(file)) {
            try (JsonRows rows = new JsonRows(open(replacement, file))) {
                rows.write(frame);
            }
            replacement.complete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes a source, chunk by chunk, replacing the file if it is there.
     *
     * @param settings which columns, budget, progress and cancelling
     * @return what was read; its rows are those written
     */
    public static ReadReport write(FrameSource source, ReadSettings settings, Path file) {
        try (FileReplacement replacement = FileReplacement.of(file)) {
            ReadReport report;
            try (JsonRows rows = new JsonRows(open(replacement, file))) {
                report = source.forEachChunk(settings, rows::write).requireGoodRow();
            }
            replacement.complete();
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OutputStream open(FileReplacement replacement, Path file) throws IOException {
        return FileReplacement.isNamedGzip(file) ? replacement.gzipOutput() : replacement.output();
    }
}
