package dev.headroom.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.BackendException;
import dev.headroom.RequestCancelledException;
import dev.headroom.queue.CancelToken;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PerplexityTest {

    @Test
    void uniformModelIsAsPerplexedAsItsVocabularyIsLarge() {
        PerplexityResult result =
                new Perplexity(FakeScorer.uniform(7, 64)).overDocuments(List.of("abcdef", "fed"), Progress.unwatched());

        assertThat(result.tokens()).isEqualTo(9);
        assertThat(result.meanNats()).isCloseTo(Math.log(7), within(1e-12));
        assertThat(result.perplexity()).isCloseTo(7, within(1e-9));
    }

    @Test
    void bitsPerByteCountTheBytesOfThePredictedText() {
        PerplexityResult result =
                new Perplexity(FakeScorer.uniform(8, 64)).overDocuments(List.of("abcd"), Progress.unwatched());

        assertThat(result.text().bytes()).isEqualTo(4);
        assertThat(result.bitsPerByte()).isCloseTo(3, within(1e-9));
    }

    @Test
    void knownDistributionGivesItsCrossEntropy() {
        PerplexityResult result = new Perplexity(FakeScorer.fixed(64, 0.5, 0.25, 0.25))
                .overDocuments(List.of("ab", "b"), Progress.unwatched());

        assertThat(result.nats()).isCloseTo(3 * Math.log(4), within(1e-6));
    }

    @Test
    void cutsEachDocumentAtTheContext() {
        FakeScorer scorer = FakeScorer.uniform(4, 5);
        PerplexityResult result = new Perplexity(scorer).overDocuments(List.of("abcabcabc", "a"), Progress.unwatched());

        assertThat(scorer.longestRun).isEqualTo(5);
        assertThat(result.tokens()).isEqualTo(4 + 1);
        assertThat(result.text().bytes()).isEqualTo(4 + 1);
    }

    @Test
    void hugeLogitsNeitherOverflowNorVanish() {
        FakeScorer sure = new FakeScorer(3, 8, prefix -> new float[] {-3e38f, 1e30f, -1e30f});

        assertThat(new Perplexity(sure)
                        .overDocuments(List.of("aa"), Progress.unwatched())
                        .nats())
                .isZero();
    }

    @Test
    void refusesLogitsThatAreNoNumbers() {
        FakeScorer broken = new FakeScorer(3, 8, prefix -> new float[] {0, Float.NaN, 0});

        assertThatThrownBy(() -> new Perplexity(broken).overDocuments(List.of("ab"), Progress.unwatched()))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("position 0");
    }

    @Test
    void refusesTextWithNothingToPredict() {
        assertThatThrownBy(
                        () -> new Perplexity(FakeScorer.uniform(3, 8)).overDocuments(List.of(""), Progress.unwatched()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("text must have at least 2 tokens in one piece, had fewer");
    }

    @Test
    void stopsWhenCancelled() {
        CancelToken cancel = new CancelToken();
        Progress progress = new Progress((stage, done, total) -> cancel.cancel(CancelToken.Reason.CALLER), cancel);

        assertThatThrownBy(() -> new Perplexity(FakeScorer.uniform(3, 8)).overDocuments(List.of("ab", "ab"), progress))
                .isInstanceOf(RequestCancelledException.class);
    }

    @Test
    void stridedWindowsPredictEveryTokenExactlyOnceWhateverTheirSize() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            int length = 2 + random.nextInt(12);
            Window window = new Window(length, 1 + random.nextInt(length - 1));
            String text = "abcb".repeat(1 + random.nextInt(20));
            PerplexityResult result =
                    new Perplexity(FakeScorer.uniform(4, 12 + 2)).overText(text, window, Progress.unwatched());

            assertThat(result.tokens()).as("round %d, %s", round, window).isEqualTo(text.length());
        }
    }

    @Test
    void stridedTextThatFitsOneWindowEqualsItsDocument() {
        FakeScorer scorer = new FakeScorer(4, 64, prefix -> {
            float[] row = new float[4];
            row[prefix[prefix.length - 1]] = prefix.length % 3;
            return row;
        });
        Perplexity perplexity = new Perplexity(scorer);

        assertThat(perplexity.overText("abcabbacab", new Window(64, 32), Progress.unwatched()))
                .isEqualTo(perplexity.overDocuments(List.of("abcabbacab"), Progress.unwatched()));
    }

    @Test
    void strideDecidesHowMuchContextAPredictionSees() {
        // knows the answer only with three tokens of context
        FakeScorer scorer = new FakeScorer(2, 64, prefix -> prefix.length >= 3 ? new float[] {0, 50} : new float[2]);
        Perplexity perplexity = new Perplexity(scorer);

        double wide = perplexity
                .overText("a".repeat(20), new Window(4, 3), Progress.unwatched())
                .nats();
        double dense = perplexity
                .overText("a".repeat(20), new Window(4, 1), Progress.unwatched())
                .nats();
        assertThat(dense).isCloseTo(2 * Math.log(2), within(1e-6)).isLessThan(wide);
    }

    @Test
    void rejectsAWindowBeyondTheContextNamingBoth() {
        assertThatThrownBy(() ->
                        new Perplexity(FakeScorer.uniform(3, 8)).overText("ab", new Window(9, 4), Progress.unwatched()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("window must be at most the context of 8 tokens, was 9");
    }

    @Test
    void rejectsAStrideThatWouldSkipTokens() {
        assertThatThrownBy(() -> new Window(8, 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stride must be in [1, 7], was 8");
    }
}
