package dev.headroom.evaluate;

import dev.headroom.ProgressListener;
import dev.headroom.queue.CancelToken;
import java.util.Objects;

/**
 * How a measurement is watched and stopped. Thread-safe if the listener is.
 *
 * @param listener hears the tokens done
 * @param cancel ends the measurement with a {@link dev.headroom.RequestCancelledException}
 */
public record Progress(ProgressListener listener, CancelToken cancel) {

    /** Rejects nulls. */
    public Progress {
        Objects.requireNonNull(listener, "listener");
        Objects.requireNonNull(cancel, "cancel");
    }

    /** Returns a measurement that nobody watches or stops. */
    public static Progress unwatched() {
        return new Progress(ProgressListener.none(), new CancelToken());
    }

    /** Returns a measurement that {@code listener} watches and nobody stops. */
    public static Progress to(ProgressListener listener) {
        return new Progress(listener, new CancelToken());
    }

    void report(String stage, long done, long total) {
        cancel.throwIfCancelled();
        listener.progress(stage, done, total);
    }
}
