package dev.headroom.queue;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A caller's hold on a submitted request.
 *
 * <p>Thread-safe.
 *
 * @param <T> the answer
 */
public final class Ticket<T> {

    private final RequestQueue queue;
    private final Request<T> request;

    Ticket(RequestQueue queue, Request<T> request) {
        this.queue = queue;
        this.request = request;
    }

    /** Returns what the request was submitted as. */
    public String name() {
        return request.name();
    }

    /**
     * Waits for the answer. Giving up on waiting does not cancel the request.
     *
     * @throws InterruptedException if the calling thread is interrupted
     * @throws dev.headroom.RequestTimeoutException if a limit passed before there was a value
     * @throws dev.headroom.RequestCancelledException if it was cancelled before there was a value
     * @throws java.util.concurrent.CompletionException around a checked exception of the work; its unchecked exceptions
     *     come as they are
     */
    public T await() throws InterruptedException {
        return request.await();
    }

    /**
     * Returns the answer as a stage, for callers that do not block. What depends on it runs on the lane's or a timer's
     * thread and must be quick.
     */
    public CompletionStage<T> stage() {
        return request.stage();
    }

    /**
     * Asks for a stop. A waiting request leaves the queue at once; a running one gets its token cancelled and may still
     * return what it has.
     */
    public void cancel() {
        queue.cancel(request);
    }

    /** Returns how many requests come before this one, the running one included; 0 once it runs or is done. */
    public int position() {
        return queue.position(request);
    }

    /** Returns whether the caller's answer is there. */
    public boolean isDone() {
        return request.isDone();
    }

    /** Returns how hard it had to be stopped, or nothing if it was not. */
    public Optional<StopGrade> stopGrade() {
        return request.stopGrade();
    }

    /** Returns where its time went. */
    public RequestTimings timings() {
        return request.timings();
    }
}
