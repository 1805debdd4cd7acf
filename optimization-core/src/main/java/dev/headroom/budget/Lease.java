package dev.headroom.budget;

import dev.headroom.ByteSize;

/**
 * Bytes that a {@link MemoryBudget} has promised to one purpose, until closed.
 *
 * <pre>{@code
 * try (Lease lease = budget.reserve("model tiny", estimate)) {
 *     Weights weights = load();
 *     lease.commit(weights.measured());
 *     ...
 * }
 * }</pre>
 *
 * <p>Thread-safe. Closing again does nothing; other calls after close are an {@link IllegalStateException}.
 */
public final class Lease implements AutoCloseable {

    private final MemoryBudget budget;
    private final String purpose;

    // guarded by the ledger's lock; allocated <= total
    private ByteSize total;
    private ByteSize allocated = ByteSize.ZERO;

    Lease(MemoryBudget budget, String purpose, ByteSize bytes) {
        this.budget = budget;
        this.purpose = purpose;
        this.total = bytes;
    }

    /**
     * Says that the allocation is done: from now on the box's own reading counts it. The measured size replaces the
     * promise, larger or smaller; it is a fact and never refused. May be called again with a later measurement.
     */
    public void commit(ByteSize actual) {
        budget.update(this, () -> {
            total = actual;
            allocated = actual;
        });
    }

    /**
     * Changes the promise before allocating more or after freeing some. Growth stays promised until the next
     * {@link #commit}.
     *
     * @throws dev.headroom.OverBudgetException if the growth does not fit; the lease keeps its size
     */
    public void resize(ByteSize bytes) {
        budget.resize(this, bytes);
    }

    /** Returns the bytes promised or in use; zero after close. */
    public ByteSize bytes() {
        return budget.read(() -> total);
    }

    /** Returns what the bytes are for. */
    public String purpose() {
        return purpose;
    }

    /** Gives the bytes back. Closing again does nothing. */
    @Override
    public void close() {
        budget.release(this);
    }

    void setTotal(ByteSize bytes) {
        total = bytes;
        allocated = ByteSize.min(allocated, bytes);
    }

    ByteSize total() {
        return total;
    }

    ByteSize allocated() {
        return allocated;
    }

    ByteSize promised() {
        return total.minusOrZero(allocated);
    }

    LeaseView view() {
        return new LeaseView(purpose, total, promised().bytes() > 0 ? LeaseState.RESERVED : LeaseState.COMMITTED);
    }
}
