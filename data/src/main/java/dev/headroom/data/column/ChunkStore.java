package dev.headroom.data.column;

import dev.headroom.ByteSize;
import dev.headroom.OverBudgetException;
import dev.headroom.budget.Lease;
import dev.headroom.budget.MemoryBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where sealed chunks live: on the Java heap while the budget grants them, else in a temporary file that is read through
 * a mapping, so that its pages are cache that the kernel may take back.
 *
 * <pre>{@code
 * try (ChunkStore store = ChunkStore.leased(MemoryBudget.ofJavaHeap(0.5), "flights.csv", directory)) { ... }
 * }</pre>
 *
 * <p>Thread-safe. Leases what sealed chunks and dictionaries hold, until closed; the buffers of builders are not in it,
 * see {@link ColumnBuilder#workingBytes}. The file has no name in the directory once it is open, so that even a
 * killed process leaves none; columns stay readable after close, until they are collected.
 */
public final class ChunkStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChunkStore.class);

    private final @Nullable MemoryBudget budget;
    private final @Nullable Lease lease;
    private final @Nullable Path directory;
    private final String purpose;

    private ByteSize onHeap = ByteSize.ZERO;
    private @Nullable SpillFile spill;
    private boolean closed;

    private ChunkStore(@Nullable MemoryBudget budget, @Nullable Path directory, String purpose) {
        this.budget = budget;
        this.lease = budget == null ? null : budget.reserve(purpose, ByteSize.ZERO);
        this.directory = directory;
        this.purpose = purpose;
    }

    /** Returns a store without a bound: every chunk stays on the heap. */
    public static ChunkStore onHeap() {
        return new ChunkStore(null, null, "columns");
    }

    /**
     * Returns a store that leases what it keeps.
     *
     * @param budget grants bytes of the Java heap, as {@link MemoryBudget#ofJavaHeap} does
     * @param purpose what the columns are for, named in the ledger
     * @param directory where the file of refused chunks is made; should be on a disk, because files of a memory file
     *     system are memory
     */
    public static ChunkStore leased(MemoryBudget budget, String purpose, Path directory) {
        return new ChunkStore(budget, directory, purpose);
    }

    /** Returns an empty store with the same budget and directory. */
    public ChunkStore another(String newPurpose) {
        return new ChunkStore(budget, directory, newPurpose);
    }

    /** Returns who grants its bytes, if someone does. */
    public Optional<MemoryBudget> budget() {
        return Optional.ofNullable(budget);
    }

    /** Returns the bytes of chunks kept on the heap. */
    public synchronized ByteSize onHeapBytes() {
        return onHeap;
    }

    /** Returns the bytes of chunks written to the file. */
    public synchronized ByteSize spilledBytes() {
        return spill == null ? ByteSize.ZERO : spill.bytes();
    }

    /** Returns whether a chunk had to go to the file. */
    public boolean hasSpilled() {
        return spilledBytes().bytes() > 0;
    }

    /** Asks for bytes on the heap; they count from then on if granted. */
    synchronized boolean takes(ByteSize bytes) {
        requireOpen();
        if (lease != null) {
            try {
                lease.resize(lease.bytes().plus(bytes));
            } catch (OverBudgetException refused) {
                LOG.debug("{}: {}", purpose, refused.getMessage());
                return false;
            }
            lease.commit(lease.bytes());
        }
        onHeap = onHeap.plus(bytes);
        return true;
    }

    /** Gives back bytes that were taken. */
    void returns(ByteSize bytes) {
        replaces(bytes, ByteSize.ZERO);
    }

    /** Counts what is there, refused or not, instead of bytes that were taken; the next chunk meets the smaller room. */
    synchronized void replaces(ByteSize taken, ByteSize actual) {
        onHeap = onHeap.minusOrZero(taken).plus(actual);
        if (lease != null && !closed) {
            lease.commit(onHeap);
        }
    }

    /**
     * Gives back what was taken since the store held this much on the heap, because the reading that took it failed.
     *
     * @param before what {@link #onHeapBytes} was
     */
    public synchronized void returnTo(ByteSize before) {
        returns(onHeap.minusOrZero(before));
    }

    Codes keep(Codes codes) {
        if (codes.bytes() == 0 || takes(codes.heapBytes())) {
            return codes;
        }
        ByteBuffer bytes = ByteBuffer.allocate(codes.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        codes.writeTo(bytes);
        return Codes.mapped(spill(bytes.clear()), codes.width());
    }

    ByteBuffer keep(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return takes(ByteSize.of(bytes.length)) ? buffer : spill(buffer);
    }

    private synchronized ByteBuffer spill(ByteBuffer bytes) {
        requireOpen();
        if (directory == null) {
            throw new AssertionError("a store without a budget refuses nothing");
        }
        try {
            if (spill == null) {
                LOG.info("{}: the budget is spent, further columns go to a file in {}", purpose, directory);
                spill = SpillFile.create(directory);
            }
            return spill.append(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(purpose + ": cannot write columns to a file in " + directory, e);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the store of " + purpose + " is closed");
        }
    }

    /** Gives the lease and the file back. Closing again does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (lease != null) {
            lease.close();
        }
        if (spill != null) {
            spill.close();
        }
    }
}
