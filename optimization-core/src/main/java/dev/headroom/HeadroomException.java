package dev.headroom;

import org.jspecify.annotations.Nullable;

/**
 * The single catch point for everything that Headroom itself refuses or fails to do. Mistakes of the caller stay
 * {@link IllegalArgumentException}, use after close stays {@link IllegalStateException}.
 *
 * <p>Each kind carries its facts as accessors, not only in the message.
 */
public abstract sealed class HeadroomException extends RuntimeException
        permits OverBudgetException,
                RequestTimeoutException,
                RequestCancelledException,
                QueueFullException,
                NoBackendException,
                UnsupportedFeatureException,
                BackendException,
                ModelNotFoundException,
                MalformedFileException,
                DamagedArtefactException {

    private static final long serialVersionUID = 1L;

    HeadroomException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Returns when the same call may succeed. */
    public abstract Retry retry();

    /** When a refused or failed call may be tried again. */
    public enum Retry {
        /** The same call fails again. */
        NEVER,
        /** Once memory has been freed. */
        AFTER_FREEING_MEMORY,
        /** After a short while. */
        LATER
    }
}
