package dev.headroom.queue;

import java.time.Duration;

/**
 * How long a request may take, phase by phase, and how many may wait.
 *
 * @param capacity requests that may wait, at least 0; the running one does not count
 * @param maximumWait most time in the queue
 * @param maximumLoading most time spent loading a model
 * @param maximumExecution most time spent on the answer, from the start of execution
 * @param grace time that each grade of stopping gets before the next, harder one
 */
public record QueueLimits(
        int capacity, Duration maximumWait, Duration maximumLoading, Duration maximumExecution, Duration grace) {

    /** Requests that may wait unless told otherwise. */
    public static final int DEFAULT_CAPACITY = 16;

    /** Most time in the queue unless told otherwise: 30 s. */
    public static final Duration DEFAULT_MAXIMUM_WAIT = Duration.ofSeconds(30);

    /** Most time spent loading unless told otherwise: 120 s. */
    public static final Duration DEFAULT_MAXIMUM_LOADING = Duration.ofMinutes(2);

    /** Most time spent on the answer unless told otherwise: 30 s. */
    public static final Duration DEFAULT_MAXIMUM_EXECUTION = Duration.ofSeconds(30);

    /** Time per grade unless told otherwise: 250 ms, so that a kill comes half a second after the deadline. */
    public static final Duration DEFAULT_GRACE = Duration.ofMillis(250);

    /** Checks every range. */
    public QueueLimits {
        if (capacity < 0) {
            throw new IllegalArgumentException("capacity must be at least 0, was " + capacity);
        }
        requirePositive("maximumWait", maximumWait);
        requirePositive("maximumLoading", maximumLoading);
        requirePositive("maximumExecution", maximumExecution);
        requirePositive("grace", grace);
    }

    /** Returns {@value #DEFAULT_CAPACITY} places, 30 s waiting, 120 s loading, 30 s executing, 250 ms per grade. */
    public static QueueLimits defaults() {
        return new QueueLimits(
                DEFAULT_CAPACITY,
                DEFAULT_MAXIMUM_WAIT,
                DEFAULT_MAXIMUM_LOADING,
                DEFAULT_MAXIMUM_EXECUTION,
                DEFAULT_GRACE);
    }

    /** Returns these limits with another number of places. */
    public QueueLimits withCapacity(int places) {
        return new QueueLimits(places, maximumWait, maximumLoading, maximumExecution, grace);
    }

    /** Returns these limits with another execution limit. */
    public QueueLimits withMaximumExecution(Duration limit) {
        return new QueueLimits(capacity, maximumWait, maximumLoading, limit, grace);
    }

    /** Returns these limits with another waiting limit. */
    public QueueLimits withMaximumWait(Duration limit) {
        return new QueueLimits(capacity, limit, maximumLoading, maximumExecution, grace);
    }

    /** Returns these limits with another loading limit. */
    public QueueLimits withMaximumLoading(Duration limit) {
        return new QueueLimits(capacity, maximumWait, limit, maximumExecution, grace);
    }

    /** Returns the limit of a phase. */
    public Duration of(Phase phase) {
        return switch (phase) {
            case WAITING -> maximumWait;
            case LOADING -> maximumLoading;
            case EXECUTING -> maximumExecution;
        };
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " must be positive, was " + value);
        }
    }
}
