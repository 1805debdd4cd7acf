package dev.headroom.backend.djl;

import dev.headroom.ByteSize;
import dev.headroom.MalformedFileException;
import dev.headroom.inference.ModelCalls;
import dev.headroom.inference.StopSwitch;
import dev.headroom.model.ModelProfile;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.NativeMemoryGauge.NativeMemory;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the models of every kind share: their calls and their end.
 *
 * <p>Thread-safe; calls run one after another on the inference thread.
 */
abstract class RunningModel implements LoadedModel {

    private final ModelProfile profile;
    private final LoadedArrays arrays;
    private final ModelCalls calls;
    private final long weightBytes;

    RunningModel(ModelProfile profile, LoadedArrays arrays) {
        this.profile = profile;
        this.arrays = arrays;
        weightBytes = arrays.weightBytes();
        calls = new ModelCalls(profile.id(), TorchThread.get());
    }

    /** Returns the bytes of the cache and of what a call allocates at most. */
    abstract NativeMemory besideWeights();

    /** Frees what it holds beside its arrays. On the inference thread, once. */
    abstract void free();

    /** Runs a request without gradients, native failures mapped. */
    final <T> T call(String doing, CancelToken cancel, Function<StopSwitch, T> body) {
        return calls.call(
                cancel, stop -> TorchThread.withoutGradients(doing + " with " + profile.id(), () -> body.apply(stop)));
    }

    /** Returns normally while the model is open. */
    public final void checkOpen() {
        calls.checkOpen();
    }

    /** Runs a first small input: a file whose tensors do not fit its configuration is found while it is loaded. */
    static void probe(LoadedArrays arrays, Supplier<?> run) {
        try {
            Object unused = run.get();
        } catch (IllegalArgumentException e) {
            throw new MalformedFileException(
                    arrays.checkpoint().tensors().origin(),
                    "weights",
                    "fit the configuration",
                    String.valueOf(e.getMessage()),
                    e);
        }
    }

    @Override
    public final ModelProfile profile() {
        return profile;
    }

    @Override
    public final NativeMemory held() {
        if (isClosed()) {
            return NativeMemory.NONE;
        }
        NativeMemory rest = besideWeights();
        return new NativeMemory(ByteSize.of(weightBytes), rest.kvCache(), rest.buffers());
    }

    /** Returns whether it was closed. */
    final boolean isClosed() {
        return calls.isClosed();
    }

    @Override
    public final void close() {
        calls.close(() -> {
            free();
            arrays.close();
        });
    }
}
