package dev.headroom.data.frame;

import dev.headroom.ProgressListener;
import dev.headroom.budget.MemoryBudget;
import dev.headroom.data.column.ChunkStore;
import dev.headroom.queue.CancelToken;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a {@link FrameSource} is read.
 *
 * @param columns the columns wanted, in this order; empty: all. Others are not parsed
 * @param chunkRows rows of each frame of a stream, in {@code [1, 65,536]}, default {@value #DEFAULT_CHUNK_ROWS}
 * @param budget grants the memory of a frame read whole; where it refuses, columns go to a file. Empty: no bound
 * @param spillDirectory where that file is made; default the system's temporary directory
 * @param progress hears how far reading is
 * @param cancel ends reading early
 */
public record ReadSettings(
        List<String> columns,
        int chunkRows,
        Optional<MemoryBudget> budget,
        Path spillDirectory,
        ProgressListener progress,
        CancelToken cancel) {

    /** Small enough for a few megabytes of heap, large enough that the work per chunk does not show. */
    public static final int DEFAULT_CHUNK_ROWS = 8192;

    private static final int MAX_CHUNK_ROWS = 1 << 16;

    /** Checks the ranges. */
    public ReadSettings {
        columns = List.copyOf(columns);
        if (chunkRows < 1 || chunkRows > MAX_CHUNK_ROWS) {
            throw new IllegalArgumentException("chunkRows must be in [1, " + MAX_CHUNK_ROWS + "], was " + chunkRows);
        }
        if (columns.stream().distinct().count() < columns.size()) {
            throw new IllegalArgumentException("columns must be distinct, was " + columns);
        }
    }

    /** Returns settings that read every column without a bound. */
    public static ReadSettings defaults() {
        return new ReadSettings(
                List.of(),
                DEFAULT_CHUNK_ROWS,
                Optional.empty(),
                Path.of(System.getProperty("java.io.tmpdir")),
                ProgressListener.none(),
                new CancelToken());
    }

    /** Returns a copy that reads these columns only. */
    public ReadSettings withColumns(String... names) {
        return withColumns(List.of(names));
    }

    /** Returns a copy that reads these columns only. */
    public ReadSettings withColumns(List<String> names) {
        return new ReadSettings(names, chunkRows, budget, spillDirectory, progress, cancel);
    }

    /** Returns a copy with other frames of a stream. */
    public ReadSettings withChunkRows(int rows) {
        return new ReadSettings(columns, rows, budget, spillDirectory, progress, cancel);
    }

    /** Returns a copy that leases memory. */
    public ReadSettings withBudget(MemoryBudget newBudget) {
        return new ReadSettings(columns, chunkRows, Optional.of(newBudget), spillDirectory, progress, cancel);
    }

    /** Returns a copy that spills elsewhere. */
    public ReadSettings withSpillDirectory(Path directory) {
        return new ReadSettings(columns, chunkRows, budget, directory, progress, cancel);
    }

    /** Returns a copy that reports its progress. */
    public ReadSettings withProgress(ProgressListener listener) {
        return new ReadSettings(columns, chunkRows, budget, spillDirectory, listener, cancel);
    }

    /** Returns a copy that can be cancelled. */
    public ReadSettings withCancel(CancelToken token) {
        return new ReadSettings(columns, chunkRows, budget, spillDirectory, progress, token);
    }

    /** Returns a new store for the columns of one frame. */
    public ChunkStore newStore(String purpose) {
        return budget.map(granting -> ChunkStore.leased(granting, purpose, spillDirectory))
                .orElseGet(ChunkStore::onHeap);
    }
}
