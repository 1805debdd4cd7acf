package dev.headroom.inference;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A thread that loads models and runs them, one piece of work after another.
 *
 * <p>Whole requests are handed over, not single steps: a hand-over and the wait for its end cost some ten
 * microseconds.
 *
 * <p>Thread-safe. The thread is a daemon, starts with the first call and stays.
 */
public final class InferenceThread {

    private final ThreadPoolExecutor executor;

    /** Makes a thread called {@code name}; it starts with the first call. */
    public InferenceThread(String name) {
        executor = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), loop -> new Worker(this, loop, name));
    }

    private static final class Worker extends Thread {

        private final InferenceThread owner;

        Worker(InferenceThread owner, Runnable loop, String name) {
            super(loop, name);
            this.owner = owner;
            setDaemon(true);
        }
    }

    /**
     * Runs {@code work} after everything handed over before, and waits for its end. An interrupt does not end the
     * wait, it is kept for the caller; work is ended through its cancel token.
     *
     * @throws IllegalStateException if called by work on this thread, for example from a text sink
     */
    public <T> T call(Supplier<T> work) {
        if (isCurrent()) {
            throw new IllegalStateException("a model must not be used from inside another call to a model");
        }
        FutureTask<T> task = new FutureTask<>(work::get);
        executor.execute(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw unchecked(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns whether the caller is work on this thread. */
    public boolean isCurrent() {
        return Thread.currentThread() instanceof Worker worker && worker.owner == this;
    }

    /** Runs {@code work} after everything handed over before, without waiting. */
    public Future<?> submit(Runnable work) {
        return executor.submit(work);
    }

    private static RuntimeException unchecked(ExecutionException failed) {
        Throwable thrown = failed.getCause();
        if (thrown instanceof Error error) {
            throw error;
        }
        // a supplier throws nothing checked
        return thrown instanceof RuntimeException runtime ? runtime : new IllegalStateException(failed);
    }
}
