package dev.headroom.box;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One daemon thread, started with the first task. Thread-safe. */
final class DaemonSchedule implements SampleSchedule {

    private final String threadName;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable ScheduledThreadPoolExecutor executor;
    private boolean closed;

    DaemonSchedule(String threadName) {
        this.threadName = threadName;
    }

    @Override
    public Repetition every(Duration interval, Runnable task) {
        ScheduledFuture<?> future =
                executor().scheduleWithFixedDelay(task, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    private ScheduledThreadPoolExecutor executor() {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException(threadName + " is closed");
            }
            if (executor == null) {
                executor = new ScheduledThreadPoolExecutor(1, work -> {
                    Thread thread = new Thread(work, threadName);
                    thread.setDaemon(true);
                    return thread;
                });
                executor.setRemoveOnCancelPolicy(true);
            }
            return executor;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (executor != null) {
                executor.shutdownNow();
            }
        } finally {
            lock.unlock();
        }
    }
}
