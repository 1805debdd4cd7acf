package dev.headroom;

import java.time.Duration;

/** The queue has no place left, or takes no work because memory is short. */
public final class QueueFullException extends HeadroomException {

    private static final long serialVersionUID = 1L;

    private final int capacity;
    private final Duration retryAfter;

    /**
     * @param why what closed the queue
     * @param capacity the number of waiting requests it holds
     * @param retryAfter when a place is likely to be free
     */
    public QueueFullException(String why, int capacity, Duration retryAfter) {
        super(why + " (capacity " + capacity + "); retry after " + retryAfter, null);
        this.capacity = capacity;
        this.retryAfter = retryAfter;
    }

    /** Returns the number of waiting requests that the queue holds. */
    public int capacity() {
        return capacity;
    }

    /** Returns when a place is likely to be free. */
    public Duration retryAfter() {
        return retryAfter;
    }

    @Override
    public Retry retry() {
        return Retry.LATER;
    }
}
