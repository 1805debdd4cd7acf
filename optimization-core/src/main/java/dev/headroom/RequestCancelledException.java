package dev.headroom;

/** A request was cancelled before it had a result. */
public final class RequestCancelledException extends HeadroomException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason who or what cancelled it */
    public RequestCancelledException(String reason) {
        super("request was cancelled: " + reason, null);
        this.reason = reason;
    }

    /** Returns who or what cancelled the request. */
    public String reason() {
        return reason;
    }

    @Override
    public Retry retry() {
        return Retry.LATER;
    }
}
