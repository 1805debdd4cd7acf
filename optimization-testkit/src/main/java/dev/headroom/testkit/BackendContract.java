package dev.headroom.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ByteSize;
import dev.headroom.RequestCancelledException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.ModelFiles;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.Availability;
import dev.headroom.spi.BackendCapability;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import dev.headroom.spi.ModelBackendProvider;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What every backend promises, whatever it can do. Generation, scoring, embedding and classification have contracts of
 * their own; a test class takes all of them:
 *
 * <pre>{@code
 * class OnnxBackendContractTest implements GenerationContract, ScoringContract, EmbeddingContract, ClassificationContract {
 *     public ModelBackendProvider provider() { return new OnnxBackendProvider(); }
 *     public Optional<ModelFiles> generationModel() { return Optional.of(tinyArtefact); }
 * }
 * }</pre>
 *
 * <p>A capability that is declared must work; one that is not declared must be refused with
 * {@link UnsupportedFeatureException}. A declared capability without a model to try it on is skipped, saying so.
 */
public interface BackendContract {

    /** Returns a new provider. */
    ModelBackendProvider provider();

    /** Returns a tiny model that continues text and can be scored, or nothing. */
    default Optional<ModelFiles> generationModel() {
        return Optional.empty();
    }

    /** Returns a tiny model that embeds, or nothing. */
    default Optional<ModelFiles> embeddingModel() {
        return Optional.empty();
    }

    /** Returns a tiny model that classifies, or nothing. */
    default Optional<ModelFiles> classificationModel() {
        return Optional.empty();
    }

    /** Returns what backends are opened with. */
    default BackendSettings backendSettings() {
        return BackendSettings.ofThreads(1);
    }

    /** Returns the context that models are loaded with; small, because the longest prompt is tried. */
    default LoadSettings loadSettings() {
        return LoadSettings.ofContext(96);
    }

    /** Returns any of the models, preferring the generator, or skips the test. */
    default ModelFiles anyModel() {
        return model(generationModel().or(this::embeddingModel).or(this::classificationModel));
    }

    /** Returns the model or skips the test, saying so. */
    default ModelFiles model(Optional<ModelFiles> files) {
        Assumptions.assumeTrue(files.isPresent(), "skipped: no model given to try this on");
        return files.orElseThrow();
    }

    /** Checks that {@link ServiceLoader} finds the provider's class. */
    @Test
    default void isDiscoverable() {
        assertThat(ServiceLoader.load(ModelBackendProvider.class).stream().map(ServiceLoader.Provider::type))
                .as("announced in META-INF/services")
                .contains(provider().getClass());
    }

    /** Checks that asking a provider about itself is possible without opening it. */
    @Test
    default void providerDescribesItselfUnopened() {
        ModelBackendProvider provider = provider();
        assertThat(provider.id()).isNotBlank().isEqualTo(provider().id());
        assertThat(provider.capabilities()).isNotEmpty();
        assertThat(provider.availability()).isInstanceOf(Availability.Available.class);
    }

    /** Checks that a new backend holds nothing. */
    @Test
    default void openingHoldsNoModel() {
        try (ModelBackend backend = provider().open(backendSettings())) {
            assertThat(backend.id()).isEqualTo(provider().id());
            assertThat(backend.memory().held().weights()).isEqualTo(ByteSize.ZERO);
            assertThat(backend.memory().held().kvCache()).isEqualTo(ByteSize.ZERO);
        }
    }

    /** Checks that headers are read without loading. */
    @Test
    default void describesWithoutLoading() {
        ModelFiles files = anyModel();
        try (ModelBackend backend = provider().open(backendSettings())) {
            assertThat(backend.runs(files)).isTrue();
            assertThat(backend.describe(files).id()).isNotBlank();
            assertThat(backend.memory().held().weights()).isEqualTo(ByteSize.ZERO);
        }
    }

    /** Checks that the estimate covers what the model then says it holds. */
    @Test
    default void estimateCoversWhatIsHeld() {
        ModelFiles files = anyModel();
        try (ModelBackend backend = provider().open(backendSettings());
                LoadedModel model = backend.load(files, loadSettings(), new CancelToken())) {
            assertThat(model.heldBytes()).isGreaterThan(ByteSize.ZERO);
            assertThat(backend.estimate(files, loadSettings()).resident()).isGreaterThanOrEqualTo(model.heldBytes());
        }
    }

    /** Checks that closing a model gives everything back, several times over. */
    @Test
    default void memoryReturnsToZeroAfterClose() {
        ModelFiles files = anyModel();
        try (ModelBackend backend = provider().open(backendSettings())) {
            ByteSize before = backend.memory().held().total();
            for (int i = 0; i < 3; i++) {
                LoadedModel model = backend.load(files, loadSettings(), new CancelToken());
                assertThat(backend.memory().held().total()).isGreaterThan(before);
                model.close();
                backend.trim();
                assertThat(backend.memory().held().total())
                        .as("native bytes after closing load %s", i + 1)
                        .isEqualTo(before);
            }
        }
    }

    /** Checks that a load whose token has fired leaves nothing behind. */
    @Test
    default void cancelledLoadLeavesNothing() {
        ModelFiles files = anyModel();
        CancelToken cancelled = new CancelToken();
        cancelled.cancel(CancelToken.Reason.CALLER);
        try (ModelBackend backend = provider().open(backendSettings())) {
            assertThatThrownBy(() -> backend.load(files, loadSettings(), cancelled))
                    .isInstanceOf(RequestCancelledException.class);
            assertThat(backend.memory().held().weights()).isEqualTo(ByteSize.ZERO);
        }
    }

    /** Checks that closing twice does nothing. */
    @Test
    default void closesTwice() {
        ModelFiles files = anyModel();
        ModelBackend backend = provider().open(backendSettings());
        LoadedModel model = backend.load(files, loadSettings(), new CancelToken());
        model.close();
        model.close();
        backend.close();
        backend.close();
        assertThat(model.heldBytes()).isEqualTo(ByteSize.ZERO);
    }

    /** Checks that a backend closes the models that it still has. */
    @Test
    default void closingTheBackendClosesItsModels() {
        ModelFiles files = anyModel();
        ModelBackend backend = provider().open(backendSettings());
        LoadedModel model = backend.load(files, loadSettings(), new CancelToken());
        backend.close();
        assertThat(model.heldBytes()).isEqualTo(ByteSize.ZERO);
        model.close();
    }

    /** Checks that a closed backend loads nothing. */
    @Test
    default void refusesToLoadAfterClose() {
        ModelFiles files = anyModel();
        ModelBackend backend = provider().open(backendSettings());
        backend.close();
        assertThatThrownBy(() -> backend.load(files, loadSettings(), new CancelToken()))
                .isInstanceOf(IllegalStateException.class);
    }

    /** Checks that what is not declared is refused. */
    @Test
    default void refusesCapabilitiesNotDeclared() {
        ModelFiles files = anyModel();
        try (ModelBackend backend = provider().open(backendSettings());
                LoadedModel model = backend.load(files, loadSettings(), new CancelToken())) {
            for (BackendCapability capability : BackendCapability.values()) {
                if (provider().capabilities().contains(capability)) {
                    continue;
                }
                switch (capability) {
                    case GENERATION ->
                        assertThatThrownBy(model::generator).isInstanceOf(UnsupportedFeatureException.class);
                    case SCORING -> assertThatThrownBy(model::scorer).isInstanceOf(UnsupportedFeatureException.class);
                    case EMBEDDING ->
                        assertThatThrownBy(model::embedder).isInstanceOf(UnsupportedFeatureException.class);
                    case CLASSIFICATION ->
                        assertThatThrownBy(model::classifier).isInstanceOf(UnsupportedFeatureException.class);
                    case NATIVE_TERMINATION -> assertThat(model.heldBytes()).isNotNull();
                }
            }
        }
    }
}
