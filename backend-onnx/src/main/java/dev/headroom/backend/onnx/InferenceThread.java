package dev.headroom.backend.onnx;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The one thread of this process that creates sessions and runs them.
 *
 * <p>It is process-wide because a setting of ONNX Runtime is: {@code session.set_denormal_as_zero} reaches the pool
 * threads and the thread that creates the process's first session, no other. A run from another thread computes with
 * denormals and was measured up to seven times slower in the attention of a long context. Floating-point arithmetic of
 * Java on this thread flushes to zero too.
 *
 * <p>Whole requests are handed over, not single steps: a hand-over and the wait for its end cost some ten
 * microseconds.
 *
 * <p>Thread-safe. The thread is a daemon, starts with the first call and stays.
 */
final class InferenceThread {

    private final ThreadPoolExecutor executor =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Worker::new);

    private InferenceThread() {}

    private static final class Holder {
        static final InferenceThread INSTANCE = new InferenceThread();
    }

    private static final class Worker extends Thread {
        Worker(Runnable loop) {
            super(loop, "headroom-onnx");
            setDaemon(true);
        }
    }

    /** Returns the thread of this process. */
    static InferenceThread get() {
        return Holder.INSTANCE;
    }

    /**
     * Runs {@code work} after everything handed over before, and waits for its end. An interrupt does not end the
     * wait, it is kept for the caller; work is ended through its cancel token.
     *
     * @throws IllegalStateException if called by work on this thread, for example from a text sink
     */
    <T> T call(Supplier<T> work) {
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
    static boolean isCurrent() {
        return Thread.currentThread() instanceof Worker;
    }

    /** Runs {@code work} after everything handed over before, without waiting. */
    Future<?> submit(Runnable work) {
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
