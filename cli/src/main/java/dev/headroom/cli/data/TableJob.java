package dev.headroom.cli.data;

import dev.headroom.ByteSize;
import dev.headroom.box.Box;
import dev.headroom.box.MemoryProbes;
import dev.headroom.budget.MemoryBudget;
import dev.headroom.cli.terminal.OnInterrupt;
import dev.headroom.cli.terminal.ProgressLine;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.data.duckdb.DuckDbSettings;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.MemoryProbe;
import java.util.List;

/** What one run of a command works with: memory, progress, Ctrl-C. */
final class TableJob implements AutoCloseable {

    /** The share of the Java heap that tables may take; parsing, sorting and printing need the rest. */
    private static final double HEAP_SHARE = 0.5;

    private final CancelToken cancel = new CancelToken();
    private final MemoryBudget heap = MemoryBudget.ofJavaHeap(HEAP_SHARE);
    private final ProgressLine progress;
    private final OnInterrupt interrupt;
    private final ByteSize duckDbMemory;

    TableJob(Terminal terminal, ByteSize duckDbMemory) {
        this.progress = new ProgressLine(terminal);
        this.interrupt = OnInterrupt.cancelling(cancel);
        this.duckDbMemory = duckDbMemory;
    }

    /** Returns the ledger of the Java heap. */
    MemoryBudget heap() {
        return heap;
    }

    CancelToken cancel() {
        return cancel;
    }

    /** Returns how tables are read; what the heap has no room for is spilled. */
    ReadSettings reading(List<String> columns) {
        return ReadSettings.defaults()
                .withColumns(columns)
                .withBudget(heap)
                .withProgress(progress)
                .withCancel(cancel);
    }

    /** Returns what DuckDB may take, leased from what the box has left. */
    DuckDbSettings duckDb() {
        MemoryProbe probe = MemoryProbes.detect();
        MemoryBudget box =
                new MemoryBudget(Box.detect().memory(), () -> probe.read().hard());
        return DuckDbSettings.defaults().withMemoryLimit(duckDbMemory).withBudget(box);
    }

    /** Ends the line of progress, before a result is printed. */
    void finish() {
        progress.close();
    }

    @Override
    public void close() {
        progress.close();
        interrupt.close();
    }
}
