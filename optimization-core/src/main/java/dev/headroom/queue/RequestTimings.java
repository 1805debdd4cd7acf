package dev.headroom.queue;

import java.time.Duration;

/**
 * Where the time of a request went, up to now or to its end.
 *
 * @param waited time in the queue
 * @param loading time spent loading a model
 * @param executing time spent on the answer
 */
public record RequestTimings(Duration waited, Duration loading, Duration executing) {

    /** Returns the sum of all phases. */
    public Duration total() {
        return waited.plus(loading).plus(executing);
    }
}
