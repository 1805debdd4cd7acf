package dev.headroom.pipeline;

import dev.headroom.queue.CancelToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One computation under way: its pieces so far and its end. Guarded by itself. */
final class Flight<R> {

    private final CancelToken everyoneGone = new CancelToken();
    private final List<String> pieces = new ArrayList<>();
    private @Nullable R value;
    private @Nullable Throwable failure;
    private boolean done;

    CancelToken everyoneGone() {
        return everyoneGone;
    }

    synchronized void append(String piece) {
        pieces.add(piece);
        notifyAll();
    }

    synchronized void finish(@Nullable R result, @Nullable Throwable thrown) {
        if (!done) {
            done = true;
            value = result;
            failure = thrown;
            notifyAll();
        }
    }

    synchronized boolean isDone() {
        return done;
    }

    /** Waits for piece {@code index}; nothing where the computation ends before it or the caller gives up. */
    synchronized Optional<String> piece(int index, BooleanSupplier givenUp) throws InterruptedException {
        while (index >= pieces.size() && !done && !givenUp.getAsBoolean()) {
            wait();
        }
        return index < pieces.size() ? Optional.of(pieces.get(index)) : Optional.empty();
    }

    /** Returns the result of a computation that is done. */
    synchronized R result() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException thrown) {
            throw thrown;
        }
        if (failure != null || value == null) {
            throw new CompletionException("the computation gave no result: " + failure, failure);
        }
        return value;
    }
}
