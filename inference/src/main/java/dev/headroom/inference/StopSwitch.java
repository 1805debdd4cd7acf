package dev.headroom.inference;

import dev.headroom.RequestCancelledException;
import dev.headroom.queue.CancelToken;
import dev.headroom.queue.CancelToken.Reason;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a request is to stop: because its caller says so, or because its model closes. Thread-safe.
 *
 * @param cancel the caller's token
 * @param closing the model's token
 */
public record StopSwitch(CancelToken cancel, CancelToken closing) {

    /** Returns why the request is to stop, or nothing. */
    public Optional<Reason> stopped() {
        Optional<Reason> byCaller = cancel.reason();
        return byCaller.isPresent() ? byCaller : closing.reason();
    }

    /**
     * Returns normally unless the request is to stop.
     *
     * @throws RequestCancelledException if it is
     */
    public void throwIfStopped() {
        stopped().ifPresent(reason -> {
            throw new RequestCancelledException(reason.name().toLowerCase(Locale.ROOT));
        });
    }
}
