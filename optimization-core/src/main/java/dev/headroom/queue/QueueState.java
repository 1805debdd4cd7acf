package dev.headroom.queue;

import java.time.Duration;
import java.util.Optional;

/**
 * One look at the queue.
 *
 * @param running the request that holds the lane
 * @param waiting requests that wait
 * @param capacity requests that may wait
 * @param refusing why new work is refused, where it is
 * @param completed requests that returned a value, partial ones included
 * @param failed requests that threw
 * @param timedOut requests whose caller got a timeout
 * @param cancelled requests that were cancelled before they had a value
 * @param refused requests that found no place
 */
public record QueueState(
        Optional<Running> running,
        int waiting,
        int capacity,
        Optional<String> refusing,
        long completed,
        long failed,
        long timedOut,
        long cancelled,
        long refused) {

    /** Returns whether work that could not be stopped holds the lane. */
    public boolean isStuck() {
        return running.map(Running::stuck).orElse(false);
    }

    /**
     * The request that holds the lane.
     *
     * @param name what it was submitted as
     * @param phase what it is doing
     * @param elapsed the time spent in that phase
     * @param stopGrade how hard it has been stopped so far
     * @param stuck whether every grade failed: its caller has been answered, the work goes on
     */
    public record Running(String name, Phase phase, Duration elapsed, Optional<StopGrade> stopGrade, boolean stuck) {}
}
