package dev.headroom.relief;

import dev.headroom.spi.MemoryProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Tidies up between requests: after every few of them its tasks run once, for example shrinking arenas, trimming native
 * memory and cleaning up caches.
 *
 * <pre>{@code
 * Housekeeping housekeeping = new Housekeeping(probe, Housekeeping.Rhythm.defaults(), executor, List.of(
 *         new Housekeeping.Task("caches", tiers::cleanUp),
 *         new Housekeeping.Task("native trim", NativeTrim::run)));
 * housekeeping.requestFinished();
 * }</pre>
 *
 * <p>A round that is still running when the next one is due is not run twice. Thread-safe.
 */
public final class Housekeeping {

    /** Requests between two rounds unless told otherwise. */
    public static final int DEFAULT_EVERY = 5;

    private final MemoryProbe probe;
    private final Rhythm rhythm;
    private final Executor executor;
    private final List<Task> tasks;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong rounds = new AtomicLong();
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile @Nullable ReliefReport last;

    /**
     * Makes it; nothing runs until requests finish.
     *
     * @param executor runs the rounds; {@code Runnable::run} runs them in {@link #requestFinished()}
     * @param tasks in the order in which they run
     */
    public Housekeeping(MemoryProbe probe, Rhythm rhythm, Executor executor, List<Task> tasks) {
        this.probe = probe;
        this.rhythm = rhythm;
        this.executor = executor;
        List<Task> all = new ArrayList<>(tasks);
        if (rhythm.heap() == HeapCollection.EVERY_ROUND) {
            all.add(0, new Task("full collection", System::gc));
        }
        this.tasks = List.copyOf(all);
    }

    /** Counts a finished request and starts a round when one is due. */
    public void requestFinished() {
        if (requests.incrementAndGet() % rhythm.every() == 0 && running.compareAndSet(false, true)) {
            boolean handedOver = false;
            try {
                executor.execute(this::round);
                handedOver = true;
            } finally {
                if (!handedOver) {
                    running.set(false);
                }
            }
        }
    }

    private void round() {
        try {
            MeasuredSteps measured = new MeasuredSteps(probe, "HOUSEKEEPING");
            for (Task task : tasks) {
                measured.run(task.name(), task.action());
            }
            last = measured.report();
            rounds.incrementAndGet();
        } finally {
            running.set(false);
        }
    }

    /** Returns how many rounds have ended. */
    public long rounds() {
        return rounds.get();
    }

    /** Returns the report of the last round; empty before the first one. */
    public Optional<ReliefReport> last() {
        return Optional.ofNullable(last);
    }

    /** Whether a round asks for a full collection of the heap. */
    public enum HeapCollection {
        /** The collector decides alone. */
        NEVER,
        /** Before the other tasks of every round; this stops all threads for a while. */
        EVERY_ROUND
    }

    /**
     * How often, and how thoroughly.
     *
     * @param every requests between two rounds, at least 1; default {@value Housekeeping#DEFAULT_EVERY}
     * @param heap whether the heap is collected; default never
     */
    public record Rhythm(int every, HeapCollection heap) {

        /** Rejects fewer than one request. */
        public Rhythm {
            if (every < 1) {
                throw new IllegalArgumentException("every must be at least 1, was " + every);
            }
            Objects.requireNonNull(heap, "heap");
        }

        /** Returns the rhythm that holds unless told otherwise. */
        public static Rhythm defaults() {
            return new Rhythm(DEFAULT_EVERY, HeapCollection.NEVER);
        }
    }

    /**
     * Something to tidy up.
     *
     * @param name how reports and events call it
     * @param action does it; may throw, which does not stop later tasks
     */
    public record Task(String name, Runnable action) {}
}
