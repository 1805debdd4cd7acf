package dev.headroom.testkit;

import dev.headroom.model.LoadSettings;
import dev.headroom.model.MemoryEstimate;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelProfile;
import dev.headroom.model.ModelTask;
import dev.headroom.model.Precision;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.BackendCapability;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import dev.headroom.spi.NativeMemoryGauge;
import dev.headroom.spi.NativeMemoryGauge.NativeMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A backend without a model: it answers from its {@link FakeScript}, at once, on the heap. Made by
 * {@link FakeBackendProvider}.
 *
 * <p>Thread-safe.
 */
public final class FakeBackend implements ModelBackend {

    private final FakeScript script;
    private final FakeCalls calls;
    private final List<FakeModel> loaded = new ArrayList<>();
    private boolean closed;

    FakeBackend(FakeScript script, FakeCalls calls) {
        this.script = script;
        this.calls = calls;
    }

    @Override
    public String id() {
        return script.id();
    }

    @Override
    public boolean runs(ModelFiles files) {
        return script.formats().contains(files.format());
    }

    @Override
    public ModelProfile describe(ModelFiles files) {
        ModelTask task = task();
        return new ModelProfile(
                files.id(),
                task,
                "FakeModel",
                Precision.FP32,
                Optional.empty(),
                script.held().weights());
    }

    @Override
    public MemoryEstimate estimate(ModelFiles files, LoadSettings settings) {
        return script.estimate();
    }

    @Override
    public LoadedModel load(ModelFiles files, LoadSettings settings, CancelToken cancel) {
        checkOpen();
        calls.loads.incrementAndGet();
        cancel.throwIfCancelled();
        script.onLoad().accept(files);
        cancel.throwIfCancelled();
        int context = Math.min(settings.contextLength(), script.contextLength());
        FakeModel model = new FakeModel(describe(files), script, calls, context, this::forget);
        synchronized (loaded) {
            loaded.add(model);
        }
        return model;
    }

    @Override
    public NativeMemoryGauge memory() {
        return () -> {
            synchronized (loaded) {
                NativeMemory sum = NativeMemory.NONE;
                for (FakeModel model : loaded) {
                    NativeMemory held = model.held();
                    sum = new NativeMemory(
                            sum.weights().plus(held.weights()),
                            sum.kvCache().plus(held.kvCache()),
                            sum.buffers().plus(held.buffers()));
                }
                return sum;
            }
        };
    }

    @Override
    public void trim() {
        checkOpen();
        calls.trims.incrementAndGet();
    }

    @Override
    public void close() {
        List<FakeModel> toClose;
        synchronized (loaded) {
            closed = true;
            toClose = List.copyOf(loaded);
        }
        toClose.forEach(FakeModel::close);
    }

    private ModelTask task() {
        if (script.capabilities().contains(BackendCapability.GENERATION)) {
            return ModelTask.GENERATION;
        }
        return script.capabilities().contains(BackendCapability.CLASSIFICATION)
                ? ModelTask.CLASSIFICATION
                : ModelTask.EMBEDDING;
    }

    private void checkOpen() {
        synchronized (loaded) {
            if (closed) {
                throw new IllegalStateException("backend " + id() + " is closed");
            }
        }
    }

    private void forget(FakeModel model) {
        synchronized (loaded) {
            loaded.remove(model);
        }
    }
}
