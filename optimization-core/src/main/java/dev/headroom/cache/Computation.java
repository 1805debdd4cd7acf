package dev.headroom.cache;

import dev.headroom.RequestCancelledException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** One value being computed: by the thread that came first, awaited by the others. */
final class Computation<V> {

    private final Thread owner = Thread.currentThread();
    private final FutureTask<V> task;

    Computation(Supplier<V> compute) {
        task = new FutureTask<>(compute::get);
    }

    /** Computes on this thread. */
    V run() {
        task.run();
        return await();
    }

    /** Waits for the value; what the computation threw reaches everyone. */
    V await() {
        if (!task.isDone() && Thread.currentThread() == owner) {
            throw new IllegalStateException("a computation must not ask for its own key");
        }
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RequestCancelledException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("computation failed", e);
        }
    }
}
