package dev.headroom.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.RequestCancelledException;
import dev.headroom.embedding.Embeddings;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.BackendCapability;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import dev.headroom.spi.TextEmbedder;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What a backend promises that embeds sentences. */
public interface EmbeddingContract extends BackendContract {

    /** Loads the model, hands its embedder out, and closes everything. */
    default void withEmbedder(Consumer<TextEmbedder> test) {
        Assumptions.assumeTrue(
                provider().capabilities().contains(BackendCapability.EMBEDDING), "skipped: does not embed");
        try (ModelBackend backend = provider().open(backendSettings());
                LoadedModel model = backend.load(model(embeddingModel()), loadSettings(), new CancelToken())) {
            test.accept(model.embedder());
        }
    }

    /** Checks count, length and norm of the vectors. */
    @Test
    default void embedsIntoUnitVectors() {
        withEmbedder(embedder -> {
            Embeddings embeddings = embedder.embed(List.of("A cat sleeps.", "", "Rain"), new CancelToken());
            assertThat(embeddings.vectors()).hasSize(3).allSatisfy(vector -> {
                assertThat(vector).hasSize(embedder.dimensions());
                assertThat(Embeddings.cosine(vector, vector)).isCloseTo(1, within(1e-3));
            });
        });
    }

    /** Checks that a text's vector does not depend on its neighbours. */
    @Test
    default void vectorsDoNotDependOnTheBatch() {
        withEmbedder(embedder -> {
            float[] alone = embedder.embed(List.of("A cat sleeps."), new CancelToken())
                    .vectors()
                    .get(0);
            float[] among = embedder.embed(
                            List.of("The rain in the long night of winter fell.", "A cat sleeps."), new CancelToken())
                    .vectors()
                    .get(1);
            // dynamic quantisation takes its range from the whole batch
            assertThat(Embeddings.cosine(alone, among)).isCloseTo(1, within(0.02));
        });
    }

    /** Checks that no texts give no vectors. */
    @Test
    default void embedsNothing() {
        withEmbedder(embedder -> assertThat(
                        embedder.embed(List.of(), new CancelToken()).vectors())
                .isEmpty());
    }

    /** Checks that embedding can be cancelled. */
    @Test
    default void cancelledEmbeddingIsRefused() {
        withEmbedder(embedder -> {
            CancelToken cancelled = new CancelToken();
            cancelled.cancel(CancelToken.Reason.CALLER);
            assertThatThrownBy(() -> embedder.embed(List.of("a"), cancelled))
                    .isInstanceOf(RequestCancelledException.class);
        });
    }
}
