package dev.headroom.inference;

import dev.headroom.queue.CancelToken;

/** The way to a decoder in memory: one request after another, until it is closed. Thread-safe. */
public interface DecoderCalls {

    /** Returns the tokens that prompt and answer may have together. */
    int context();

    /** Returns the size of the vocabulary. */
    int vocabulary();

    /**
     * Returns normally while the model is open.
     *
     * @throws IllegalStateException if it is closed
     */
    void checkOpen();

    /**
     * Runs a request on the inference thread and returns its result.
     *
     * @param doing what it does, for the message of a failure
     * @param cancel stops it
     * @param body the request
     * @throws IllegalStateException if the model is closed
     */
    <T> T call(String doing, CancelToken cancel, Body<T> body);

    /** A request on the inference thread. */
    @FunctionalInterface
    interface Body<T> {

        /** Runs it, looking at {@code stop} between its steps. */
        T run(Decoder decoder, StopSwitch stop);
    }
}
