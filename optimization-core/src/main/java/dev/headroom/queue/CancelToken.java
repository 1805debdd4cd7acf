package dev.headroom.queue;

import dev.headroom.RequestCancelledException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells running work to stop. Work looks at it between tokens and operators; native calls that cannot look register a
 * terminator, which runs once on the cancelling thread.
 *
 * <pre>{@code
 * try (CancelToken.Registration r = cancel.onCancel(reason -> runOptions.setTerminate(true))) {
 *     session.run(...);
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class CancelToken {

    private final Object lock = new Object();
    private final List<Terminator> terminators = new ArrayList<>();
    private volatile @Nullable Reason reason;

    /** Why work is to stop. */
    public enum Reason {
        /** The caller asked for it or went away. */
        CALLER,
        /** The time limit of its execution passed. */
        DEADLINE,
        /** Memory is short. */
        PRESSURE,
        /** The owner is closing. */
        CLOSED
    }

    /** Stops something that cannot look at the token itself. Must be quick and must not throw. */
    @FunctionalInterface
    public interface Terminator {

        /** Stops it. */
        void terminate(Reason reason);
    }

    /** Takes a terminator back. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {

        @Override
        void close();
    }

    /** Asks for a stop; the first reason stays. Returns whether this call was the first. */
    public boolean cancel(Reason why) {
        List<Terminator> toRun;
        synchronized (lock) {
            if (reason != null) {
                return false;
            }
            reason = why;
            toRun = List.copyOf(terminators);
            terminators.clear();
        }
        toRun.forEach(terminator -> terminator.terminate(why));
        return true;
    }

    /** Returns whether a stop was asked for. */
    public boolean isCancelled() {
        return reason != null;
    }

    /** Returns why a stop was asked for, or nothing. */
    public Optional<Reason> reason() {
        return Optional.ofNullable(reason);
    }

    /** Runs {@code terminator} on cancellation, or at once if that has happened. */
    public Registration onCancel(Terminator terminator) {
        Reason already;
        synchronized (lock) {
            already = reason;
            if (already == null) {
                terminators.add(terminator);
            }
        }
        if (already != null) {
            terminator.terminate(already);
            return () -> {};
        }
        return () -> {
            synchronized (lock) {
                terminators.remove(terminator);
            }
        };
    }

    /**
     * Returns normally unless a stop was asked for.
     *
     * @throws RequestCancelledException if it was
     */
    public void throwIfCancelled() {
        Reason why = reason;
        if (why != null) {
            throw new RequestCancelledException(why.name().toLowerCase(java.util.Locale.ROOT));
        }
    }
}
