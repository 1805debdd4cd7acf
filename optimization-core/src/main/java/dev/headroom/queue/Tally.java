package dev.headroom.queue;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Counts how requests ended and how long they held the lane. Guarded by the lock of its queue. */
final class Tally {

    /** Weight of the newest request in the moving average. */
    private static final double NEWEST = 0.2;

    private final Map<Ending, Long> counts = new EnumMap<>(Ending.class);
    private double averageNanos;
    private boolean measured;

    /** What a request came to; each is counted once. */
    enum Ending {
        COMPLETED,
        FAILED,
        TIMED_OUT,
        CANCELLED,
        REFUSED
    }

    void count(Ending ending) {
        counts.merge(ending, 1L, Long::sum);
    }

    long of(Ending ending) {
        return counts.getOrDefault(ending, 0L);
    }

    void held(Duration lane) {
        averageNanos = measured ? averageNanos + NEWEST * (lane.toNanos() - averageNanos) : lane.toNanos();
        measured = true;
    }

    /** Returns the moving average of the time that a request holds the lane, or {@code guess} before the first. */
    Duration average(Duration guess) {
        return measured ? Duration.ofNanos(Math.round(averageNanos)) : guess;
    }
}
