package dev.headroom.cli.report;

import dev.headroom.budget.MemoryBudget;
import dev.headroom.cli.terminal.OnInterrupt;
import dev.headroom.queue.CancelToken;
import dev.headroom.queue.DaemonTimer;
import java.time.Duration;

/** What one run works with: memory, a deadline, Ctrl-C. */
final class ReportJob implements AutoCloseable {

    /** The share of the Java heap that tables and documents may take together; the engines need the rest. */
    private static final double HEAP_SHARE = 0.6;

    private final CancelToken cancel = new CancelToken();
    private final MemoryBudget heap = MemoryBudget.ofJavaHeap(HEAP_SHARE);
    private final DaemonTimer timer = new DaemonTimer();
    private final OnInterrupt interrupt = OnInterrupt.cancelling(cancel);

    ReportJob(Duration deadline) {
        timer.schedule(deadline, () -> cancel.cancel(CancelToken.Reason.DEADLINE));
    }

    MemoryBudget heap() {
        return heap;
    }

    CancelToken cancel() {
        return cancel;
    }

    @Override
    public void close() {
        timer.close();
        interrupt.close();
    }
}
