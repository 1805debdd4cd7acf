package dev.headroom.backend.onnx;

import ai.onnxruntime.OrtException;
import dev.headroom.BackendException;
import dev.headroom.queue.CancelToken;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls of one model: each runs on the inference thread, after the ones before it, until the model is closed.
 *
 * <p>Thread-safe.
 */
final class ModelCalls {

    private static final Logger LOG = LoggerFactory.getLogger(ModelCalls.class);

    private final String modelId;
    private final CancelToken closing = new CancelToken();

    ModelCalls(String modelId) {
        this.modelId = modelId;
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
        checkOpen();
        return InferenceThread.get().call(() -> {
            checkOpen();
            try (RunControl control = new RunControl(cancel, closing)) {
                return body.run(control);
            } catch (OrtException e) {
                throw OrtErrors.map(doing + " with " + modelId, e);
            }
        });
    }

    /**
     * Refuses further calls, ends the running one and then runs {@code release}. The second time does nothing. Called by
     * work on the inference thread, for example by a text sink, it returns before the release, which follows that work.
     */
    void close(Release release) {
        if (!closing.cancel(CancelToken.Reason.CLOSED)) {
            return;
        }
        if (InferenceThread.isCurrent()) {
            Future<?> unused = InferenceThread.get().submit(() -> freeLater(release));
        } else {
            InferenceThread.get().call(() -> {
                free(release);
                return modelId;
            });
        }
    }

    private void freeLater(Release release) {
        try {
            free(release);
        } catch (BackendException e) {
            LOG.warn("what {} holds may not be free", modelId, e); // the caller is gone
        }
    }

    private void free(Release release) {
        try {
            release.run();
        } catch (OrtException e) {
            throw OrtErrors.map("closing " + modelId, e);
        }
    }

    /** Returns whether the model was closed. */
    boolean isClosed() {
        return closing.isCancelled();
    }

    /** Returns normally while the model is open. */
    void checkOpen() {
        if (isClosed()) {
            throw new IllegalStateException("model " + modelId + " is closed");
        }
    }
}
