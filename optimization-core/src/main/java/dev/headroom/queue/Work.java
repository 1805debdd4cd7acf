package dev.headroom.queue;

/**
 * What a request does when its turn comes. Runs on the lane's thread.
 *
 * @param <T> the answer
 */
@FunctionalInterface
public interface Work<T> {

    /**
     * Does the work. A value returned after the cancel token fired is still the answer, for example the text so far.
     *
     * @throws Exception whatever goes wrong; it reaches the caller of {@link Ticket#await()}
     */
    T run(Execution execution) throws Exception;
}
