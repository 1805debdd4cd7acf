package dev.headroom.backend.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.headroom.inference.StopSwitch;
import dev.headroom.queue.CancelToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stop switch of one request: ends its native runs when the request is cancelled or the model closes.
 *
 * <p>Cancelling may happen on any thread; everything else on the inference thread.
 */
final class RunControl implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunControl.class);

    private final StopSwitch stop;
    private final OrtSession.RunOptions options;
    private OrtSession.@Nullable RunOptions shrinking;
    private final CancelToken.Registration onCancel;
    private final CancelToken.Registration onClosing;
    private boolean closed;

    /** Arms the switch. */
    @SuppressWarnings("this-escape")
    RunControl(StopSwitch stop) throws OrtException {
        this.stop = stop;
        options = new OrtSession.RunOptions();
        onCancel = stop.cancel().onCancel(reason -> terminate());
        onClosing = stop.closing().onCancel(reason -> terminate());
    }

    /** Returns what to pass to every run of the request. */
    OrtSession.RunOptions options() {
        return options;
    }

    /** Returns options that also let the arena give its free regions back when the run ends. */
    synchronized OrtSession.RunOptions shrinkingOptions() throws OrtException {
        OrtSession.RunOptions made = shrinking;
        if (made == null) {
            made = new OrtSession.RunOptions();
            shrinking = made;
            made.addRunConfigEntry("memory.enable_memory_arena_shrinkage", "cpu:0");
            made.setTerminate(stop.stopped().isPresent());
        }
        return made;
    }

    /** Returns whether the request is to stop. */
    StopSwitch stop() {
        return stop;
    }

    // the canceller may come at the very moment in which the request ends and frees its options
    private synchronized void terminate() {
        if (closed) {
            return;
        }
        try {
            options.setTerminate(true);
            OrtSession.RunOptions made = shrinking;
            if (made != null) {
                made.setTerminate(true);
            }
        } catch (OrtException e) {
            LOG.warn("a native run could not be ended early; it stops at its next step", e);
        }
    }

    @Override
    public void close() {
        onCancel.close();
        onClosing.close();
        synchronized (this) {
            closed = true;
            options.close();
            OrtSession.RunOptions made = shrinking;
            if (made != null) {
                made.close();
            }
        }
    }
}
