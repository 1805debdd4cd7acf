package dev.headroom.testkit;

import dev.headroom.spi.Availability;
import dev.headroom.spi.BackendCapability;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.ModelBackend;
import dev.headroom.spi.ModelBackendProvider;
import java.util.Set;

/**
 * Provides a {@link FakeBackend}. It is not announced to {@link java.util.ServiceLoader} by the kit; tests pass it in.
 *
 * <pre>{@code
 * FakeBackendProvider fake = new FakeBackendProvider(FakeScript.defaults().withPieces(List.of("yes")));
 * Backends backends = Backends.of(BackendSettings.ofThreads(1), List.of(fake));
 * ...
 * assertThat(fake.calls().loads()).isEqualTo(1);
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class FakeBackendProvider implements ModelBackendProvider {

    private final FakeScript script;
    private final FakeCalls calls = new FakeCalls();

    /** Makes a provider with the default script. */
    public FakeBackendProvider() {
        this(FakeScript.defaults());
    }

    /** @param script what the backend pretends */
    public FakeBackendProvider(FakeScript script) {
        this.script = script;
    }

    /** Returns the counts over all backends that this provider opened. */
    public FakeCalls calls() {
        return calls;
    }

    @Override
    public String id() {
        return script.id();
    }

    @Override
    public int rank() {
        return script.rank();
    }

    @Override
    public Set<BackendCapability> capabilities() {
        return script.capabilities();
    }

    @Override
    public Availability availability() {
        return Availability.available();
    }

    @Override
    public ModelBackend open(BackendSettings settings) {
        calls.opened.incrementAndGet();
        return new FakeBackend(script, calls);
    }
}
