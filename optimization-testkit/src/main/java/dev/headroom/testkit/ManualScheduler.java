package dev.headroom.testkit;

import dev.headroom.queue.DeadlineTimer;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * A timer whose time passes only when a test says so; alarms ring on the thread that lets it pass.
 *
 * <pre>{@code
 * ManualScheduler time = new ManualScheduler(new ManualClock());
 * RequestQueue queue = new RequestQueue(QueueLimits.defaults(), time);
 * ...
 * time.advance(Duration.ofSeconds(30));
 * }</pre>
 *
 * <p>Thread-safe, but {@link #advance} is for one thread at a time.
 */
public final class ManualScheduler implements DeadlineTimer {

    private final ManualClock clock;
    private final PriorityQueue<Scheduled> pending =
            new PriorityQueue<>(Comparator.comparingLong(Scheduled::due).thenComparingLong(Scheduled::number));
    private long scheduled;

    private record Scheduled(long due, long number, Runnable task) {}

    /** Makes a timer that moves {@code clock} along. */
    public ManualScheduler(ManualClock clock) {
        this.clock = clock;
    }

    @Override
    public long nanoTime() {
        return clock.nanoTime();
    }

    @Override
    public synchronized Alarm schedule(Duration delay, Runnable task) {
        Scheduled entry = new Scheduled(clock.nanoTime() + delay.toNanos(), scheduled++, task);
        pending.add(entry);
        return () -> remove(entry);
    }

    /** Lets time pass, ringing every alarm that comes due at its own time, also those set meanwhile. */
    public void advance(Duration by) {
        long target = clock.nanoTime() + by.toNanos();
        for (Optional<Scheduled> next = poll(target); next.isPresent(); next = poll(target)) {
            clock.advance(Duration.ofNanos(Math.max(0, next.get().due() - clock.nanoTime())));
            next.get().task().run();
        }
        clock.advance(Duration.ofNanos(Math.max(0, target - clock.nanoTime())));
    }

    /** Returns the number of alarms that are set. */
    public synchronized int pending() {
        return pending.size();
    }

    @Override
    public synchronized void close() {
        pending.clear();
    }

    private synchronized void remove(Scheduled entry) {
        pending.remove(entry);
    }

    private synchronized Optional<Scheduled> poll(long target) {
        Scheduled first = pending.peek();
        return first == null || first.due() > target ? Optional.empty() : Optional.ofNullable(pending.poll());
    }
}
