package dev.headroom.budget;

import dev.headroom.ByteSize;
import dev.headroom.OverBudgetException;
import dev.headroom.box.JavaHeap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ledger of promised bytes: nothing big is allocated without a lease, so a load that does not fit is refused before
 * it allocates.
 *
 * <pre>{@code
 * MemoryBudget budget = new MemoryBudget(ByteSize.gigabytes(14), () -> watch.reading().hard());
 * try (Lease lease = budget.reserve("model zephyr-7b", estimate)) { ... }
 * }</pre>
 *
 * <p>Left over is {@code capacity - max(hard now, committed) - promised}: what others in the box use counts, and bytes
 * promised but not yet allocated are never handed out twice. Committed bytes count even where the reading does not show
 * them, as with mapped weights, which are page cache.
 *
 * <p>Thread-safe. Errors: {@link OverBudgetException} with needed, available and what would free memory.
 */
public final class MemoryBudget {

    private final ByteSize capacity;
    private final Supplier<ByteSize> hardNow;
    private final Object lock = new Object();
    private final List<Lease> leases = new ArrayList<>();
    private final List<Freeable> freeables = new CopyOnWriteArrayList<>();

    /**
     * Makes an empty ledger.
     *
     * @param capacity the most bytes that may be in use at once, more than 0
     * @param hardNow the bytes in use by everyone at this moment; called under the ledger's lock, so it must be quick,
     *     fresh and must not call the budget
     */
    public MemoryBudget(ByteSize capacity, Supplier<ByteSize> hardNow) {
        if (capacity.bytes() == 0) {
            throw new IllegalArgumentException("capacity must be more than 0 B, was " + capacity);
        }
        this.capacity = capacity;
        this.hardNow = Objects.requireNonNull(hardNow, "hardNow");
    }

    /**
     * Returns a ledger of this process's Java heap, for data that lives there: the box's own ledger counts the heap up
     * to {@code -Xmx} as taken already. What survived the last collection counts as in use.
     *
     * @param share the part of {@code -Xmx} that may be in use, in {@code (0, 1]}; the collector needs the rest
     */
    public static MemoryBudget ofJavaHeap(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be in (0, 1], was " + share);
        }
        long most = (long) (JavaHeap.now().maximum().bytes() * share);
        return new MemoryBudget(ByteSize.of(most), JavaHeap::surviving);
    }

    /** Takes a line about freeable memory back. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * Promises bytes to a purpose.
     *
     * @param purpose what they are for, as a person would say it; not blank
     * @throws OverBudgetException if fewer are left; nothing is promised then
     */
    public Lease reserve(String purpose, ByteSize bytes) {
        if (purpose.isBlank()) {
            throw new IllegalArgumentException("purpose must not be blank, was '" + purpose + "'");
        }
        ByteSize left;
        synchronized (lock) {
            left = left();
            if (!bytes.isMoreThan(left)) {
                Lease lease = new Lease(this, purpose, bytes);
                leases.add(lease);
                return lease;
            }
        }
        throw overBudget(purpose, bytes, left);
    }

    /**
     * Adds something that could be closed or shrunk, named in the text of refusals while it holds bytes. A lease of the
     * same name is not listed a second time.
     *
     * @param bytes what freeing it would give back now
     */
    public Registration addFreeable(String name, Supplier<ByteSize> bytes) {
        Freeable freeable = new Freeable(name, bytes);
        freeables.add(freeable);
        return () -> freeables.remove(freeable);
    }

    /** Returns the bytes that can still be promised; never negative. */
    public ByteSize available() {
        return read(this::left);
    }

    /** Returns the most bytes that may be in use at once. */
    public ByteSize capacity() {
        return capacity;
    }

    /** Returns the bytes promised and not yet allocated. */
    public ByteSize promised() {
        return read(() -> sum(Lease::promised));
    }

    /** Returns the bytes allocated under leases. */
    public ByteSize committed() {
        return read(() -> sum(Lease::allocated));
    }

    /** Returns the open leases, largest first; never null, possibly empty. */
    public List<LeaseView> leases() {
        return read(() -> leases.stream()
                .map(Lease::view)
                .sorted(Comparator.comparing(LeaseView::bytes).reversed())
                .collect(Collectors.toUnmodifiableList()));
    }

    <R> R read(Supplier<R> look) {
        synchronized (lock) {
            return look.get();
        }
    }

    void update(Lease lease, Runnable change) {
        synchronized (lock) {
            requireOpen(lease);
            change.run();
        }
    }

    void resize(Lease lease, ByteSize bytes) {
        ByteSize growth;
        ByteSize left;
        synchronized (lock) {
            requireOpen(lease);
            growth = bytes.minusOrZero(lease.total());
            left = left();
            if (!growth.isMoreThan(left)) {
                lease.setTotal(bytes);
                return;
            }
        }
        throw overBudget(lease.purpose(), growth, left);
    }

    void release(Lease lease) {
        synchronized (lock) {
            if (leases.remove(lease)) {
                lease.setTotal(ByteSize.ZERO);
            }
        }
    }

    private void requireOpen(Lease lease) {
        if (!leases.contains(lease)) {
            throw new IllegalStateException("lease " + lease.purpose() + " is closed");
        }
    }

    private ByteSize left() {
        ByteSize used = ByteSize.max(hardNow.get(), sum(Lease::allocated));
        return capacity.minusOrZero(used).minusOrZero(sum(Lease::promised));
    }

    private ByteSize sum(Function<Lease, ByteSize> part) {
        return leases.stream().map(part).reduce(ByteSize.ZERO, ByteSize::plus);
    }

    // outside the lock: what is freeable is asked of caches and hosts that have locks of their own
    private OverBudgetException overBudget(String purpose, ByteSize needed, ByteSize left) {
        Set<String> named = freeables.stream().map(Freeable::name).collect(Collectors.toSet());
        Stream<LeaseView> held = leases().stream().filter(lease -> !named.contains(lease.purpose()));
        List<String> wouldFree = Stream.concat(freeables.stream().map(Freeable::view), held)
                .filter(line -> line.bytes().bytes() > 0)
                .sorted(Comparator.comparing(LeaseView::bytes).reversed())
                .map(line -> line.purpose() + " (" + line.bytes() + ")")
                .collect(Collectors.toUnmodifiableList());
        return new OverBudgetException(purpose, needed, left, wouldFree);
    }

    private record Freeable(String name, Supplier<ByteSize> bytes) {

        LeaseView view() {
            return new LeaseView(name, bytes.get(), LeaseState.COMMITTED);
        }
    }
}
