package dev.headroom.pipeline;

import dev.headroom.generation.TextSink;
import dev.headroom.pipeline.Joined.Role;
import dev.headroom.queue.CancelToken;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Joins identical requests: the first caller leads the computation, those who come before its end follow it.
 *
 * <pre>{@code
 * try (Joined<Generation> joined = inFlight.join(key, sink, (shared, everyoneGone) -> {
 *     Ticket<Generation> ticket = queue.submit("generate", execution -> generate(shared, execution));
 *     everyoneGone.onCancel(reason -> ticket.cancel());
 *     return ticket.stage();
 * })) {
 *     return joined.await();
 * }
 * }</pre>
 *
 * <p>Every caller gets all pieces from the first one on, and the same result or failure. The computation is cancelled
 * when every caller has gone, the leader included; who asks after that begins a new one. To leave no gap for a second
 * computation, put the result into the cache before its stage completes.
 *
 * <p>Thread-safe. Holds the pieces of a computation until its callers are done.
 *
 * @param <K> keys with value semantics
 * @param <R> the result
 */
public final class InFlight<K, R> {

    private final Object lock = new Object();
    private final Map<K, Shared<R>> flights = new HashMap<>();

    /** Makes an empty list. */
    public InFlight() {}

    /**
     * Begins a computation.
     *
     * @param <R> the result
     */
    @FunctionalInterface
    public interface Leader<R> {

        /**
         * Begins it without waiting for its end.
         *
         * @param shared takes the pieces for every caller
         * @param everyoneGone fires when no caller is left
         */
        CompletionStage<R> start(TextSink shared, CancelToken everyoneGone);
    }

    /** A flight with the number of callers that still want it, guarded by the lock of the list. */
    private static final class Shared<R> {

        private final Flight<R> flight = new Flight<>();
        private int callers = 1;
    }

    /**
     * Joins the computation of {@code key}, or begins it. Whatever {@code leader} throws reaches every caller through
     * {@link Joined#await()}.
     *
     * @param sink takes the pieces for this caller, on the thread that awaits
     */
    public Joined<R> join(K key, TextSink sink, Leader<R> leader) {
        Shared<R> shared;
        synchronized (lock) {
            Shared<R> underWay = flights.get(key);
            if (underWay != null) {
                underWay.callers++;
                return new Joined<>(underWay.flight, sink, Role.FOLLOWER, () -> leave(key, underWay));
            }
            shared = new Shared<>();
            flights.put(key, shared);
        }
        start(key, shared, leader);
        return new Joined<>(shared.flight, sink, Role.LEADER, () -> leave(key, shared));
    }

    /** Returns the number of computations under way. */
    public int size() {
        synchronized (lock) {
            return flights.size();
        }
    }

    private void start(K key, Shared<R> shared, Leader<R> leader) {
        boolean started = false;
        try {
            leader.start(shared.flight::append, shared.flight.everyoneGone())
                    .whenComplete((value, failure) -> finish(key, shared, value, failure));
            started = true;
        } catch (RuntimeException e) {
            finish(key, shared, null, e);
            started = true;
        } finally {
            if (!started) {
                // an error is on its way up this thread; followers must not wait for ever
                finish(key, shared, null, new IllegalStateException("the computation could not be started"));
            }
        }
    }

    private void finish(K key, Shared<R> shared, @Nullable R value, @Nullable Throwable failure) {
        synchronized (lock) {
            flights.remove(key, shared);
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        shared.flight.finish(value, cause);
    }

    private void leave(K key, Shared<R> shared) {
        boolean last;
        synchronized (lock) {
            shared.callers--;
            last = shared.callers == 0;
            if (last) {
                flights.remove(key, shared);
            }
        }
        if (last && !shared.flight.isDone()) {
            shared.flight.everyoneGone().cancel(CancelToken.Reason.CALLER);
        }
    }
}
