package dev.headroom.backend.onnx;

import ai.onnxruntime.OrtException;
import dev.headroom.inference.ModelCalls;
import dev.headroom.queue.CancelToken;

/**
 * The calls of one model, each with a switch that ends its native runs, and native failures mapped.
 *
 * <p>Thread-safe.
 */
final class OrtCalls {

    private final String modelId;
    private final ModelCalls calls;

    OrtCalls(String modelId) {
        this.modelId = modelId;
        calls = new ModelCalls(modelId, OrtThread.get());
    }

    /** Work of a request on the inference thread. */
    @FunctionalInterface
    interface Body<T> {

        /** Runs it; native failures are mapped by the caller. */
        T run(RunControl control) throws OrtException;
    }

    /** Frees what a model holds, on the inference thread. */
    @FunctionalInterface
    interface Release {

        /** Frees it. */
        void run() throws OrtException;
    }

    /**
     * Runs {@code body} and returns its result.
     *
     * @param doing what it does, for the message of a failure
     * @throws IllegalStateException if the model is closed
     */
    <T> T call(String doing, CancelToken cancel, Body<T> body) {
        return calls.call(cancel, stop -> {
            try (RunControl control = new RunControl(stop)) {
                return body.run(control);
            } catch (OrtException e) {
                throw OrtErrors.map(doing + " with " + modelId, e);
            }
        });
    }

    /** Refuses further calls, ends the running one and then runs {@code release}; see {@link ModelCalls#close}. */
    void close(Release release) {
        calls.close(() -> {
            try {
                release.run();
            } catch (OrtException e) {
                throw OrtErrors.map("closing " + modelId, e);
            }
        });
    }

    /** Returns whether the model was closed. */
    boolean isClosed() {
        return calls.isClosed();
    }

    /** Returns normally while the model is open. */
    void checkOpen() {
        calls.checkOpen();
    }
}
