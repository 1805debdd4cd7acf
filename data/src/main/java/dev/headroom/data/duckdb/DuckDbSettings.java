package dev.headroom.data.duckdb;

import dev.headroom.ByteSize;
import dev.headroom.box.Box;
import dev.headroom.budget.MemoryBudget;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a DuckDB session may take and touch.
 *
 * <pre>{@code
 * DuckDbSettings settings = DuckDbSettings.defaults()
 *         .withMemoryLimit(ByteSize.megabytes(512))
 *         .withFiles(Path.of("flights.parquet"));
 * }</pre>
 *
 * <p>Thread-safe.
 *
 * @param memoryLimit bytes of DuckDB's own buffers, at least {@value #LEAST_MEGABYTES} MB; what does not fit is spilled.
 *     Its threads, allocator and library come on top, see {@link #footprint}
 * @param threads threads that a query may use, at least 1
 * @param spillDirectory folder below which a session keeps its spilled data; made if absent
 * @param files the only files that SQL may read
 * @param outputs the only files that the session may be asked to write; SQL itself writes none
 * @param budget the ledger of native memory that the session is leased from, for as long as it is open; none: unbounded
 */
public record DuckDbSettings(
        ByteSize memoryLimit,
        int threads,
        Path spillDirectory,
        List<Path> files,
        List<Path> outputs,
        Optional<MemoryBudget> budget) {

    /** The smallest limit, in MB: DuckDB cannot sort a million rows in less. */
    public static final int LEAST_MEGABYTES = 64;

    /** The default limit, in MB. */
    public static final int DEFAULT_MEGABYTES = 256;

    /**
     * MB that a session holds beyond its limit: the library, allocator slack and threads. Measured as the growth of the
     * process's peak beyond the limit while sorting, grouping and joining 3,000,000 flights with 2 threads.
     */
    public static final int OVERHEAD_MEGABYTES = 100;

    /** Checks ranges; takes absolute paths. */
    public DuckDbSettings {
        Objects.requireNonNull(spillDirectory, "spillDirectory");
        Objects.requireNonNull(budget, "budget");
        if (ByteSize.megabytes(LEAST_MEGABYTES).isMoreThan(memoryLimit)) {
            throw new IllegalArgumentException(
                    "memoryLimit must be at least " + ByteSize.megabytes(LEAST_MEGABYTES) + ", was " + memoryLimit);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
        files = absolute(files);
        outputs = absolute(outputs);
    }

    private static List<Path> absolute(List<Path> given) {
        return given.stream().map(DuckDbSettings::absolute).distinct().toList();
    }

    /** Returns {@value #DEFAULT_MEGABYTES} MB, the box's threads, the temporary folder, no files and no budget. */
    public static DuckDbSettings defaults() {
        return new DuckDbSettings(
                ByteSize.megabytes(DEFAULT_MEGABYTES),
                Box.detect().threads(),
                Path.of(System.getProperty("java.io.tmpdir")),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** Returns these settings with another limit. */
    public DuckDbSettings withMemoryLimit(ByteSize limit) {
        return new DuckDbSettings(limit, threads, spillDirectory, files, outputs, budget);
    }

    /** Returns these settings with another number of threads. */
    public DuckDbSettings withThreads(int count) {
        return new DuckDbSettings(memoryLimit, count, spillDirectory, files, outputs, budget);
    }

    /** Returns these settings with another folder to spill to. */
    public DuckDbSettings withSpillDirectory(Path directory) {
        return new DuckDbSettings(memoryLimit, threads, directory, files, outputs, budget);
    }

    /** Returns these settings with exactly these files to read. */
    public DuckDbSettings withFiles(Path... named) {
        return withFiles(Arrays.asList(named));
    }

    /** Returns these settings with exactly these files to read. */
    public DuckDbSettings withFiles(List<Path> named) {
        return new DuckDbSettings(memoryLimit, threads, spillDirectory, named, outputs, budget);
    }

    /** Returns these settings with exactly these files to write. */
    public DuckDbSettings withOutputs(Path... named) {
        return new DuckDbSettings(memoryLimit, threads, spillDirectory, files, Arrays.asList(named), budget);
    }

    /** Returns these settings with a ledger to lease from. */
    public DuckDbSettings withBudget(MemoryBudget ledger) {
        return new DuckDbSettings(memoryLimit, threads, spillDirectory, files, outputs, Optional.of(ledger));
    }

    /** Returns the bytes that an open session may hold: its limit and {@value #OVERHEAD_MEGABYTES} MB. */
    public ByteSize footprint() {
        return memoryLimit.plus(ByteSize.megabytes(OVERHEAD_MEGABYTES));
    }

    static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }
}
