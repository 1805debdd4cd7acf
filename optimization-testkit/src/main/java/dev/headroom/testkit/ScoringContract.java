package dev.headroom.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.RequestCancelledException;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.BackendCapability;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import dev.headroom.spi.TokenScorer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What a backend promises that scores token sequences. */
public interface ScoringContract extends BackendContract {

    /** Returns a short text to score. */
    default String textToScore() {
        return "Once upon a time";
    }

    /** Loads the model, hands its scorer out, and closes everything. */
    default void withScorer(Consumer<TokenScorer> test) {
        Assumptions.assumeTrue(
                provider().capabilities().contains(BackendCapability.SCORING), "skipped: does not score");
        try (ModelBackend backend = provider().open(backendSettings());
                LoadedModel model = backend.load(model(generationModel()), loadSettings(), new CancelToken())) {
            test.accept(model.scorer());
        }
    }

    /** Checks that every position is visited once, in order, with a whole row of finite numbers. */
    @Test
    default void visitsEveryPositionInOrder() {
        withScorer(scorer -> {
            int[] ids = scorer.tokenize(textToScore());
            List<Integer> visited = new ArrayList<>();
            scorer.score(
                    ids,
                    (position, logits) -> {
                        visited.add(position);
                        assertThat(logits.remaining()).isEqualTo(scorer.vocabularySize());
                        for (int i = 0; i < logits.remaining(); i++) {
                            assertThat(Float.isFinite(logits.get(logits.position() + i)))
                                    .isTrue();
                        }
                    },
                    new CancelToken());
            assertThat(visited).hasSize(ids.length).isSorted().doesNotHaveDuplicates();
        });
    }

    /** Checks that scoring repeats. */
    @Test
    default void sameTokensGiveTheSameLogits() {
        withScorer(scorer -> {
            int[] ids = scorer.tokenize(textToScore());
            assertThat(lastRow(scorer, ids)).containsExactly(lastRow(scorer, ids));
        });
    }

    /** Returns the logits of the last position. */
    default float[] lastRow(TokenScorer scorer, int[] ids) {
        float[] row = new float[scorer.vocabularySize()];
        scorer.score(
                ids,
                (position, logits) -> {
                    if (position == ids.length - 1) {
                        logits.duplicate().get(row);
                    }
                },
                new CancelToken());
        return row;
    }

    /** Checks that tokens turn back into their text. */
    @Test
    default void tokensTurnBackIntoText() {
        withScorer(scorer ->
                assertThat(scorer.detokenize(scorer.tokenize(textToScore()))).contains(textToScore()));
    }

    /** Checks that the sequence is bounded both ways. */
    @Test
    default void refusesSequencesThatAreEmptyOrTooLong() {
        withScorer(scorer -> {
            assertThatThrownBy(() -> scorer.score(new int[0], (position, logits) -> {}, new CancelToken()))
                    .isInstanceOf(IllegalArgumentException.class);
            int[] tooLong = new int[scorer.contextLength() + 1];
            assertThatThrownBy(() -> scorer.score(tooLong, (position, logits) -> {}, new CancelToken()))
                    .isInstanceOf(IllegalArgumentException.class);
        });
    }

    /** Checks that scoring can be cancelled. */
    @Test
    default void cancelledScoringIsRefused() {
        withScorer(scorer -> {
            CancelToken cancelled = new CancelToken();
            cancelled.cancel(CancelToken.Reason.CALLER);
            assertThatThrownBy(() -> scorer.score(scorer.tokenize(textToScore()), (position, logits) -> {}, cancelled))
                    .isInstanceOf(RequestCancelledException.class);
        });
    }
}
