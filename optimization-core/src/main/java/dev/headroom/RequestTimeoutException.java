package dev.headroom;

import java.time.Duration;

/** A request passed one of its time limits. */
public final class RequestTimeoutException extends HeadroomException {

    private static final long serialVersionUID = 1L;

    private final String phase;
    private final Duration limit;
    private final Duration elapsed;
    private final boolean workEnded;

    /**
     * @param phase what the request was doing: {@code waiting}, {@code loading} or {@code executing}
     * @param limit the limit of that phase
     * @param elapsed the time spent in it
     * @param workEnded whether the work has really stopped; while it has not, its place in the queue stays taken
     */
    public RequestTimeoutException(String phase, Duration limit, Duration elapsed, boolean workEnded) {
        super(
                "request exceeded its limit for " + phase + ": limit " + limit + ", elapsed " + elapsed
                        + (workEnded ? "" : "; the work has not ended yet and keeps its place in the queue"),
                null);
        this.phase = phase;
        this.limit = limit;
        this.elapsed = elapsed;
        this.workEnded = workEnded;
    }

    /** Returns the phase that ran out. */
    public String phase() {
        return phase;
    }

    /** Returns the limit of that phase. */
    public Duration limit() {
        return limit;
    }

    /** Returns the time spent in that phase. */
    public Duration elapsed() {
        return elapsed;
    }

    /** Returns whether the work has really stopped. */
    public boolean workEnded() {
        return workEnded;
    }

    @Override
    public Retry retry() {
        return Retry.LATER;
    }
}
