package dev.headroom;

import org.jspecify.annotations.Nullable;

/** A backend failed; its own exception is the cause. */
public final class BackendException extends HeadroomException {

    private static final long serialVersionUID = 1L;

    private final String backendId;

    /**
     * @param backendId the backend
     * @param what what it was doing, and what went wrong
     * @param cause the backend's own exception, if there is one
     */
    public BackendException(String backendId, String what, @Nullable Throwable cause) {
        super(backendId + ": " + what, cause);
        this.backendId = backendId;
    }

    /** Returns the id of the backend. */
    public String backendId() {
        return backendId;
    }

    @Override
    public Retry retry() {
        return Retry.LATER;
    }
}
