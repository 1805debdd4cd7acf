package dev.headroom.backend.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The wish that a model's arena gives its free regions back. The runtime shrinks an arena at the end of a run that asks
 * for it: the next step of a running answer does, or a run of one token where the model is idle. Not every answer ends
 * with one, because taking the memory again costs the next prompt more than holding it costs a box that is not short.
 *
 * <p>Thread-safe.
 */
final class ArenaTrim {

    private final AtomicBoolean wanted = new AtomicBoolean();

    /** Wishes for it. */
    void want() {
        wanted.set(true);
    }

    /** Returns the options of the next run of a request, and grants the wish with them if there is one. */
    RunOptions options(RunControl control) throws OrtException {
        return wanted.get() && wanted.getAndSet(false) ? control.shrinkingOptions() : control.options();
    }

    /** Grants the wish of an idle model, if no request has done so. */
    void grant(OrtCalls.Release shrink) throws OrtException {
        if (wanted.getAndSet(false)) {
            shrink.run();
        }
    }
}
