package dev.headroom.model;

import dev.headroom.ByteSize;
import dev.headroom.box.MemoryLimits;
import dev.headroom.box.MemoryWatch;
import dev.headroom.budget.MemoryBudget;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.ModelBackendProvider;
import dev.headroom.testkit.FakeBackendProvider;
import dev.headroom.testkit.FakeScript;
import dev.headroom.testkit.ManualClock;
import dev.headroom.testkit.ScriptedMemoryProbe;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A host over a fake backend in a scripted box of 100 MB; models take 30 MB each. */
final class HostFixture implements AutoCloseable {

    static final LoadSettings SETTINGS = LoadSettings.ofContext(512);

    final ManualClock clock = new ManualClock();
    final ScriptedMemoryProbe probe = new ScriptedMemoryProbe(ByteSize.megabytes(1_000), clock);
    final MemoryWatch watch = new MemoryWatch(probe, MemoryLimits.defaults());
    final MemoryBudget budget = new MemoryBudget(ByteSize.megabytes(100), () -> ByteSize.ZERO);
    final AtomicInteger unloads = new AtomicInteger();
    final Backends backends;
    final ModelHost host;

    HostFixture(ModelBackendProvider provider) {
        this(provider, HostSettings.defaults());
    }

    HostFixture(ModelBackendProvider provider, HostSettings settings) {
        backends = Backends.of(BackendSettings.ofThreads(1), List.of(provider));
        host = new ModelHost(
                backends, budget, watch, settings.withClock(clock).withAfterUnload(unloads::incrementAndGet));
    }

    static FakeScript script() {
        return FakeScript.defaults().withEstimate(ByteSize.megabytes(30));
    }

    static FakeBackendProvider fake() {
        return new FakeBackendProvider(script());
    }

    static ModelFiles files(String id) {
        return new ModelFiles(id, Path.of("models", id), ModelFormat.ARTEFACT);
    }

    Loan lend(String id) {
        return host.lend(files(id), SETTINGS, new CancelToken());
    }

    List<String> loaded() {
        return host.hosted().stream().map(HostedModel::id).toList();
    }

    @Override
    public void close() {
        host.close();
        backends.close();
        watch.close();
    }
}
