package dev.headroom.queue;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Wall time and daemon threads. A thread is started with the first alarm and ends when none is left.
 *
 * <p>Thread-safe. Has at most one thread per {@link StopGrade}, so that a hook that hangs does not hold the harder grade up.
 */
public final class DaemonTimer implements DeadlineTimer {

    private static final long IDLE_SECONDS = 10;

    private final ScheduledThreadPoolExecutor executor;

    /** Makes a timer without starting a thread. */
    public DaemonTimer() {
        executor = new ScheduledThreadPoolExecutor(StopGrade.values().length, task -> {
            Thread thread = new Thread(task, "headroom-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setRemoveOnCancelPolicy(true);
        // an alarm set after close never rings
        executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Alarm schedule(Duration delay, Runnable task) {
        ScheduledFuture<?> future = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
