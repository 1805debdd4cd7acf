package dev.headroom.queue;

import java.time.Duration;

/**
 * The queue's sense of time. {@link DaemonTimer} is the real one; tests drive one by hand.
 *
 * <p>Thread-safe.
 */
public interface DeadlineTimer extends AutoCloseable {

    /** Returns a time in nanoseconds that only moves forward; only differences mean something. */
    long nanoTime();

    /** Runs {@code task} once after {@code delay}, on a thread of the timer. The task must be quick. */
    Alarm schedule(Duration delay, Runnable task);

    /** Drops what is still scheduled. Closing again does nothing. */
    @Override
    void close();

    /** One scheduled task. */
    @FunctionalInterface
    interface Alarm {

        /** Takes the task back unless it has begun. */
        void cancel();
    }
}
