package dev.headroom.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.RequestCancelledException;
import dev.headroom.classification.Classification;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.BackendCapability;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import dev.headroom.spi.TextClassifier;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What a backend promises that labels texts. */
public interface ClassificationContract extends BackendContract {

    /** Loads the model, hands its classifier out, and closes everything. */
    default void withClassifier(Consumer<TextClassifier> test) {
        Assumptions.assumeTrue(
                provider().capabilities().contains(BackendCapability.CLASSIFICATION), "skipped: does not classify");
        try (ModelBackend backend = provider().open(backendSettings());
                LoadedModel model = backend.load(model(classificationModel()), loadSettings(), new CancelToken())) {
            test.accept(model.classifier());
        }
    }

    /** Checks that each text gets a known label and probabilities that sum to 1. */
    @Test
    default void classifiesEveryText() {
        withClassifier(classifier -> {
            List<Classification> results =
                    classifier.classify(List.of("What a lovely day", "This is awful", ""), new CancelToken());
            assertThat(results).hasSize(3).allSatisfy(result -> {
                assertThat(classifier.labels()).contains(result.label());
                assertThat(result.probabilities().keySet()).containsExactlyInAnyOrderElementsOf(classifier.labels());
                assertThat(result.probabilities().values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum())
                        .isCloseTo(1, within(1e-4));
                assertThat(result.probabilities().get(result.label())).isEqualTo(result.probability());
            });
        });
    }

    /** Checks that no texts give no labels. */
    @Test
    default void classifiesNothing() {
        withClassifier(classifier ->
                assertThat(classifier.classify(List.of(), new CancelToken())).isEmpty());
    }

    /** Checks that classifying can be cancelled. */
    @Test
    default void cancelledClassificationIsRefused() {
        withClassifier(classifier -> {
            CancelToken cancelled = new CancelToken();
            cancelled.cancel(CancelToken.Reason.CALLER);
            assertThatThrownBy(() -> classifier.classify(List.of("a"), cancelled))
                    .isInstanceOf(RequestCancelledException.class);
        });
    }
}
