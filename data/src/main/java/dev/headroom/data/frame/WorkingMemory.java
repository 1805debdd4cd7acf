package dev.headroom.data.frame;

import dev.headroom.ByteSize;
import dev.headroom.budget.Lease;
import dev.headroom.budget.MemoryBudget;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Arrays that live as long as one operation, leased before they are allocated. Where there is no budget, half of the
 * largest heap is the bound, so that an operation is refused instead of ending the process.
 *
 * <p>One thread at a time.
 */
final class WorkingMemory implements AutoCloseable {

    private static final long STEP = 1 << 18;
    private static final int FIRST = 16;
    private static final int MOST = Integer.MAX_VALUE - 8;

    private final Lease lease;
    private long used;
    private long leased;

    /**
     * Begins with nothing.
     *
     * @param purpose as a refusal names it
     */
    WorkingMemory(Optional<MemoryBudget> budget, String purpose) {
        lease = budget.orElseGet(WorkingMemory::halfOfTheHeap).reserve(purpose, ByteSize.ZERO);
    }

    private static MemoryBudget halfOfTheHeap() {
        return new MemoryBudget(ByteSize.of(Runtime.getRuntime().maxMemory() / 2), () -> ByteSize.ZERO);
    }

    /**
     * Counts bytes that are about to be allocated.
     *
     * @throws dev.headroom.OverBudgetException if they do not fit
     */
    void take(long bytes) {
        long needed = used + bytes;
        if (needed > leased) {
            long rounded = (needed + STEP - 1) / STEP * STEP;
            lease.resize(ByteSize.of(rounded));
            leased = rounded;
        }
        used = needed;
    }

    /** Counts bytes that nothing refers to any more. */
    void give(long bytes) {
        used -= bytes;
    }

    /** Returns the bytes in use. */
    long used() {
        return used;
    }

    int[] ints(int length) {
        take(4L * length);
        return new int[length];
    }

    /** Returns {@code old} or, where it is shorter than {@code length}, a longer copy. */
    int[] grow(int[] old, int length) {
        if (length <= old.length) {
            return old;
        }
        int larger = larger(old.length, length);
        take(4L * larger);
        give(4L * old.length);
        return Arrays.copyOf(old, larger);
    }

    /** Returns {@code old} or, where it is shorter than {@code length}, a longer copy. */
    long[] grow(long[] old, int length) {
        if (length <= old.length) {
            return old;
        }
        int larger = larger(old.length, length);
        take(8L * larger);
        give(8L * old.length);
        return Arrays.copyOf(old, larger);
    }

    /** Returns {@code old} or, where it is shorter than {@code length}, a longer copy. */
    double[] grow(double[] old, int length) {
        if (length <= old.length) {
            return old;
        }
        int larger = larger(old.length, length);
        take(8L * larger);
        give(8L * old.length);
        return Arrays.copyOf(old, larger);
    }

    /** Returns {@code old} or, where it is shorter than {@code length}, a longer copy; the texts count apart. */
    @Nullable
    String[] grow(@Nullable String[] old, int length) {
        if (length <= old.length) {
            return old;
        }
        int larger = larger(old.length, length);
        take(4L * larger);
        give(4L * old.length);
        return Arrays.copyOf(old, larger);
    }

    private static int larger(int old, int needed) {
        long grown = Math.max(FIRST, old + (long) (old >> 1));
        return (int) Math.min(MOST, Math.max(grown, needed));
    }

    /** Gives everything back. Closing again does nothing. */
    @Override
    public void close() {
        lease.close();
    }
}
