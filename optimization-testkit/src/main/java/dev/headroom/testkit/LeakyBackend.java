package dev.headroom.testkit;

import dev.headroom.ByteSize;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.ModelFiles;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.Availability;
import dev.headroom.spi.BackendCapability;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import dev.headroom.spi.ModelBackendProvider;
import dev.headroom.spi.NativeMemoryGauge;
import dev.headroom.spi.NativeMemoryGauge.NativeMemory;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A fake backend that keeps some bytes after every load, for tests of what watches memory.
 *
 * <p>Thread-safe.
 */
public final class LeakyBackend implements ModelBackendProvider {

    private final FakeBackendProvider fake =
            new FakeBackendProvider(FakeScript.defaults().withId("leaky"));
    private final AtomicLong leaked = new AtomicLong();
    private final ByteSize perLoad;

    /** @param perLoad bytes that every load leaves behind */
    public LeakyBackend(ByteSize perLoad) {
        this.perLoad = perLoad;
    }

    /** Returns the bytes left behind so far. */
    public ByteSize leaked() {
        return ByteSize.of(leaked.get());
    }

    @Override
    public String id() {
        return fake.id();
    }

    @Override
    public int rank() {
        return fake.rank();
    }

    @Override
    public Set<BackendCapability> capabilities() {
        return fake.capabilities();
    }

    @Override
    public Availability availability() {
        return Availability.available();
    }

    @Override
    public ModelBackend open(BackendSettings settings) {
        return new Backend(fake.open(settings));
    }

    private final class Backend extends ForwardingBackend {

        Backend(ModelBackend delegate) {
            super(delegate);
        }

        @Override
        public LoadedModel load(ModelFiles files, LoadSettings settings, CancelToken cancel) {
            LoadedModel model = super.load(files, settings, cancel);
            leaked.addAndGet(perLoad.bytes());
            return model;
        }

        @Override
        public NativeMemoryGauge memory() {
            NativeMemoryGauge honest = super.memory();
            return () -> {
                NativeMemory held = honest.held();
                return new NativeMemory(held.weights().plus(leaked()), held.kvCache(), held.buffers());
            };
        }
    }
}
