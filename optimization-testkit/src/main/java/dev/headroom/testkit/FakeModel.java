package dev.headroom.testkit;

import dev.headroom.UnsupportedFeatureException;
import dev.headroom.model.ModelProfile;
import dev.headroom.spi.BackendCapability;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.NativeMemoryGauge.NativeMemory;
import dev.headroom.spi.TextClassifier;
import dev.headroom.spi.TextEmbedder;
import dev.headroom.spi.TextGenerator;
import dev.headroom.spi.TokenScorer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The model that a {@link FakeBackend} pretends to have loaded. */
final class FakeModel implements LoadedModel {

    private final ModelProfile profile;
    private final FakeScript script;
    private final FakeCalls calls;
    private final int contextLength;
    private final Consumer<FakeModel> onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    FakeModel(
            ModelProfile profile, FakeScript script, FakeCalls calls, int contextLength, Consumer<FakeModel> onClose) {
        this.profile = profile;
        this.script = script;
        this.calls = calls;
        this.contextLength = contextLength;
        this.onClose = onClose;
    }

    FakeScript script() {
        return script;
    }

    FakeCalls calls() {
        return calls;
    }

    int contextLength() {
        return contextLength;
    }

    void checkOpen() {
        if (closed.get()) {
            throw new IllegalStateException("model " + profile.id() + " is closed");
        }
    }

    @Override
    public ModelProfile profile() {
        return profile;
    }

    @Override
    public NativeMemory held() {
        return closed.get() ? NativeMemory.NONE : script.held();
    }

    @Override
    public TextGenerator generator() {
        require(BackendCapability.GENERATION, "generation");
        return new FakeGenerator(this);
    }

    @Override
    public TokenScorer scorer() {
        require(BackendCapability.SCORING, "scoring");
        return new FakeScorer(this);
    }

    @Override
    public TextEmbedder embedder() {
        require(BackendCapability.EMBEDDING, "embedding");
        return new FakeEmbedder(this);
    }

    @Override
    public TextClassifier classifier() {
        require(BackendCapability.CLASSIFICATION, "classification");
        return new FakeClassifier(this);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            calls.unloads.incrementAndGet();
            onClose.accept(this);
        }
    }

    private void require(BackendCapability capability, String feature) {
        checkOpen();
        if (!script.capabilities().contains(capability)) {
            throw new UnsupportedFeatureException(feature, profile.id());
        }
    }
}
