package dev.headroom.data.duckdb;

import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.FrameSource;
import dev.headroom.data.frame.ReadReport;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.queue.CancelToken;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes tables as Parquet files, zstd-compressed. The file is there as a whole or not at all, see
 * {@link dev.headroom.file.FileReplacement}.
 *
 * <pre>{@code
 * ParquetExport.write(frame, Path.of("flights.parquet"));
 * }</pre>
 *
 * <p>Thread-safe. Whole numbers become BIGINT, decimals DOUBLE, times TIMESTAMP in microseconds, instants TIMESTAMP
 * adjusted to UTC. The table passes through DuckDB's memory, and its spill files where it does not fit. Column names may
 * not differ in case only. Errors: see {@link DuckDb}; {@link dev.headroom.MalformedFileException} where every row of a
 * source was bad.
 */
public final class ParquetExport {

    private ParquetExport() {}

    /** Writes a frame with default settings. */
    public static void write(Frame frame, Path file) {
        write(frame, file, DuckDbSettings.defaults());
    }

    /** Writes a frame. */
    public static void write(Frame frame, Path file, DuckDbSettings settings) {
        requireParquet(file);
        try (DuckDb session = DuckDb.open(settings.withOutputs(file))) {
            session.register("frame", frame);
            session.query("FROM frame").writeTo(file, new CancelToken());
        }
    }

    /** Writes everything that a source has, chunk by chunk; returns what was read, its rows are those written. */
    public static ReadReport write(FrameSource source, Path file, DuckDbSettings settings, ReadSettings reading) {
        requireParquet(file);
        try (DuckDb session = DuckDb.open(settings.withOutputs(file))) {
            ReadReport read = session.register("source", source, reading).requireGoodRow();
            ReadReport written = session.query("FROM source").writeTo(file, reading.cancel());
            List<String> notices = Stream.concat(read.notices().stream(), written.notices().stream())
                    .toList();
            return new ReadReport(
                    source.name(), written.rows(), read.badRows(), read.firstBadRows(), read.plan(), notices);
        }
    }

    private static void requireParquet(Path file) {
        if (TableFormat.of(file) != TableFormat.PARQUET) {
            throw new IllegalArgumentException("file must end in .parquet, was " + file);
        }
    }
}
