package dev.headroom.inference;

import dev.headroom.BackendException;
import dev.headroom.queue.CancelToken;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls of one model: each runs on the inference thread, after the ones before it, until the model is closed.
 *
 * <pre>{@code
 * ModelCalls calls = new ModelCalls("tiny", thread);
 * int answer = calls.call(cancel, stop -> compute(stop));
 * calls.close(weights::close);
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class ModelCalls {

    private static final Logger LOG = LoggerFactory.getLogger(ModelCalls.class);

    private final String modelId;
    private final InferenceThread thread;
    private final CancelToken closing = new CancelToken();

    /** Makes the calls of an open model; they run on {@code thread}. */
    public ModelCalls(String modelId, InferenceThread thread) {
        this.modelId = modelId;
        this.thread = thread;
    }

    /**
     * Runs {@code body} and returns its result.
     *
     * @throws IllegalStateException if the model is closed
     */
    public <T> T call(CancelToken cancel, Function<StopSwitch, T> body) {
        checkOpen();
        return thread.call(() -> {
            checkOpen();
            return body.apply(new StopSwitch(cancel, closing));
        });
    }

    /**
     * Refuses further calls, ends the running one and then runs {@code release} on the inference thread. The second time
     * does nothing. Called by work on the inference thread, for example by a text sink, it returns before the release,
     * which follows that work.
     */
    public void close(Runnable release) {
        if (!closing.cancel(CancelToken.Reason.CLOSED)) {
            return;
        }
        if (thread.isCurrent()) {
            Future<?> unused = thread.submit(() -> freeLater(release));
        } else {
            thread.call(() -> {
                release.run();
                return modelId;
            });
        }
    }

    private void freeLater(Runnable release) {
        try {
            release.run();
        } catch (BackendException e) {
            LOG.warn("what {} holds may not be free", modelId, e); // the caller is gone
        }
    }

    /** Returns whether the model was closed. */
    public boolean isClosed() {
        return closing.isCancelled();
    }

    /**
     * Returns normally while the model is open.
     *
     * @throws IllegalStateException if it is closed
     */
    public void checkOpen() {
        if (isClosed()) {
            throw new IllegalStateException("model " + modelId + " is closed");
        }
    }
}
