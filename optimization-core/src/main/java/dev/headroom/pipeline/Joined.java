package dev.headroom.pipeline;

import dev.headroom.RequestCancelledException;
import dev.headroom.generation.TextSink;
import java.util.Optional;

/**
 * One caller's share in a computation that others may share, see {@link InFlight}.
 *
 * <p>Thread-safe; {@link #await} by one thread at a time.
 *
 * @param <R> the result
 */
public final class Joined<R> implements AutoCloseable {

    private final Flight<R> flight;
    private final TextSink sink;
    private final Role role;
    private final Runnable onLeave;

    // used by the awaiting thread
    private int delivered;

    private volatile boolean left;

    /** Who began the computation. */
    public enum Role {
        /** This caller did. */
        LEADER,
        /** Another caller did. */
        FOLLOWER
    }

    Joined(Flight<R> flight, TextSink sink, Role role, Runnable onLeave) {
        this.flight = flight;
        this.sink = sink;
        this.role = role;
        this.onLeave = onLeave;
    }

    /** Returns whether this caller began the computation. */
    public Role role() {
        return role;
    }

    /**
     * Hands the pieces so far to the sink, then the live ones, and returns the result. The sink is called on this
     * thread, so a slow one holds up nobody else.
     *
     * @throws InterruptedException if this thread is interrupted; the share stays until closed
     * @throws RequestCancelledException if this share was closed before the computation ended
     * @throws java.util.concurrent.CompletionException around a checked exception of the computation; its unchecked
     *     exceptions come as they are, to everyone
     */
    public R await() throws InterruptedException {
        for (Optional<String> piece = next(); piece.isPresent(); piece = next()) {
            delivered++;
            sink.accept(piece.get());
        }
        return flight.result();
    }

    private Optional<String> next() throws InterruptedException {
        Optional<String> piece = flight.piece(delivered, () -> left);
        if (left && !flight.isDone()) {
            throw new RequestCancelledException("caller");
        }
        return piece;
    }

    /** Gives the share up; the computation is cancelled once all have. After its end this does nothing. */
    @Override
    public void close() {
        synchronized (flight) {
            if (left) {
                return;
            }
            left = true;
            flight.notifyAll();
        }
        onLeave.run();
    }
}
