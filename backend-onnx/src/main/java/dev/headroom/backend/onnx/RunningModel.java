package dev.headroom.backend.onnx;

import ai.onnxruntime.OrtException;
import dev.headroom.model.ModelProfile;
import dev.headroom.spi.LoadedModel;

/**
 * What the models of every kind share: their calls, the trimming of their arena, and their end.
 *
 * <p>Thread-safe; calls run one after another on the inference thread.
 */
abstract class RunningModel implements LoadedModel {

    private final ModelProfile profile;
    private final OrtCalls calls;
    private final ArenaTrim trim = new ArenaTrim();

    RunningModel(ModelProfile profile) {
        this.profile = profile;
        calls = new OrtCalls(profile.id());
    }

    /** Runs one token, only to let the arena give its free regions back. On the inference thread. */
    abstract void shrinkArena() throws OrtException;

    /** Frees what it holds. On the inference thread, once. */
    abstract void free() throws OrtException;

    final OrtCalls calls() {
        return calls;
    }

    final ArenaTrim trim() {
        return trim;
    }

    @Override
    public final ModelProfile profile() {
        return profile;
    }

    /** Returns whether it was closed. */
    final boolean isClosed() {
        return calls.isClosed();
    }

    /** Asks the arena to shrink at the end of the next run. */
    final void wantTrim() {
        trim.want();
    }

    /** Shrinks the arena if that was asked for and no run has done it. On the inference thread. */
    final void trimIfIdle() throws OrtException {
        if (!isClosed()) {
            trim.grant(this::shrinkArena);
        }
    }

    @Override
    public final void close() {
        calls.close(this::free);
    }
}
