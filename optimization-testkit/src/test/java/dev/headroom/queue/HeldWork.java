package dev.headroom.queue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Work that says when it has begun and ends when a test says so, whatever its token says. */
final class HeldWork<T> implements Work<T> {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CompletableFuture<T> end = new CompletableFuture<>();
    private volatile @Nullable Execution execution;

    @Override
    public T run(Execution given) throws Exception {
        execution = given;
        begun.countDown();
        return end.get();
    }

    /** Waits for the beginning and returns what the work was given. */
    Execution awaitBegin() throws InterruptedException {
        begun.await();
        Execution given = execution;
        if (given == null) {
            throw new AssertionError("begun without an execution");
        }
        return given;
    }

    boolean hasBegun() {
        return begun.getCount() == 0;
    }

    void end(T value) {
        end.complete(value);
    }

    /** Returns work that waits for its token and then returns or throws what {@code then} does. */
    static <T> Work<T> untilCancelled(CountDownLatch begun, Work<T> then) {
        return execution -> {
            CountDownLatch cancelled = new CountDownLatch(1);
            execution.cancelToken().onCancel(reason -> cancelled.countDown());
            begun.countDown();
            cancelled.await();
            return then.run(execution);
        };
    }
}
