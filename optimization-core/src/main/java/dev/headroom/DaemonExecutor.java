package dev.headroom;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One daemon thread that exists only while there is something to do. Thread-safe. */
final class DaemonExecutor implements Executor, AutoCloseable {

    private static final Duration LAST_TASK = Duration.ofSeconds(5);

    private final ThreadPoolExecutor pool;

    DaemonExecutor(String name) {
        pool = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        try {
            pool.execute(task);
        } catch (RejectedExecutionException e) {
            // closed: what would be tidied up is gone already
        }
    }

    /** Lets the task that has begun end before the parts it tidies up are closed. */
    @Override
    public void close() {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(LAST_TASK.toMillis(), TimeUnit.MILLISECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
