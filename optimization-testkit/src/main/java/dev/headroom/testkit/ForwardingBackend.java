package dev.headroom.testkit;

import dev.headroom.model.LoadSettings;
import dev.headroom.model.MemoryEstimate;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelProfile;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import dev.headroom.spi.NativeMemoryGauge;

/** Does what another backend does; a fake overrides the one thing that it does differently. */
class ForwardingBackend implements ModelBackend {

    private final ModelBackend delegate;

    ForwardingBackend(ModelBackend delegate) {
        this.delegate = delegate;
    }

    @Override
    public String id() {
        return delegate.id();
    }

    @Override
    public boolean runs(ModelFiles files) {
        return delegate.runs(files);
    }

    @Override
    public ModelProfile describe(ModelFiles files) {
        return delegate.describe(files);
    }

    @Override
    public MemoryEstimate estimate(ModelFiles files, LoadSettings settings) {
        return delegate.estimate(files, settings);
    }

    @Override
    public LoadedModel load(ModelFiles files, LoadSettings settings, CancelToken cancel) {
        return delegate.load(files, settings, cancel);
    }

    @Override
    public NativeMemoryGauge memory() {
        return delegate.memory();
    }

    @Override
    public void trim() {
        delegate.trim();
    }

    @Override
    public void close() {
        delegate.close();
    }
}
