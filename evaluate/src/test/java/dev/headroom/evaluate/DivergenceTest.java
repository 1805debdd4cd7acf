package dev.headroom.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.ByteSize;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DivergenceTest {

    @Test
    void twoKnownDistributionsGiveTheirDivergenceByHand() {
        DivergenceResult result = new Divergence(
                        FakeScorer.fixed(16, 0.5, 0.25, 0.25), FakeScorer.fixed(16, 0.25, 0.5, 0.25))
                .overDocuments(List.of("ab"), Progress.unwatched());

        // 0.5 ln 2 + 0.25 ln (1/2) + 0
        assertThat(result.meanNats()).isCloseTo(0.25 * Math.log(2), within(1e-6));
        assertThat(result.medianNats()).isCloseTo(result.upperNats(), within(1e-12));
        assertThat(result.topOneAgreement()).isZero();
        assertThat(result.sourcePerplexity()).isCloseTo(4, within(1e-5));
        assertThat(result.perplexity()).isCloseTo(Math.sqrt(2 * 4), within(1e-5));
    }

    @Test
    void modelDoesNotDivergeFromItself() {
        DivergenceResult result =
                new Divergence(random(3), random(3)).overDocuments(List.of("abcabc"), Progress.unwatched());

        assertThat(result.meanNats()).isZero();
        assertThat(result.topOneAgreement()).isEqualTo(1);
        assertThat(result.perplexityIncrease()).isZero();
    }

    @Test
    void divergenceIsNeverNegative() {
        for (int seed = 0; seed < 100; seed++) {
            DivergenceResult result = new Divergence(random(seed), random(seed + 1))
                    .overDocuments(List.of("abcacb"), Progress.unwatched());
            assertThat(result.meanNats()).as("seed %d", seed).isNotNegative();
            assertThat(result.upperNats()).as("seed %d", seed).isGreaterThanOrEqualTo(result.medianNats());
        }
    }

    @Test
    void quantilesTellRareOutliersFromTheMean() {
        // the last of twenty positions differs, all others agree
        FakeScorer model = new FakeScorer(2, 64, prefix -> prefix.length == 20 ? new float[] {9, 0} : new float[2]);
        DivergenceResult result = new Divergence(FakeScorer.uniform(2, 64), model)
                .overDocuments(List.of("a".repeat(20)), Progress.unwatched());

        assertThat(result.tokens()).isEqualTo(20);
        assertThat(result.medianNats()).isZero();
        assertThat(result.upperNats()).isZero();
        assertThat(result.meanNats()).isGreaterThan(0.1);
    }

    @Test
    void windowStaysWithinTheBoundOfBytes() {
        FakeScorer source = FakeScorer.uniform(10, 1000);
        Divergence divergence = new Divergence(source, FakeScorer.uniform(10, 1000), ByteSize.of(4 * 10 * 6));
        DivergenceResult result = divergence.overDocuments(List.of("a".repeat(50)), Progress.unwatched());

        assertThat(divergence.window()).isEqualTo(6);
        assertThat(source.longestRun).isEqualTo(6);
        // 51 tokens in nine windows, the first token of each is not predicted
        assertThat(result.tokens()).isEqualTo(51 - 9);
    }

    @Test
    void windowIsAtMostTheSmallerContext() {
        assertThat(new Divergence(FakeScorer.uniform(10, 100), FakeScorer.uniform(10, 40)).window())
                .isEqualTo(40);
    }

    @Test
    void rejectsAnotherVocabularyNamingBoth() {
        assertThatThrownBy(() -> new Divergence(FakeScorer.uniform(10, 8), FakeScorer.uniform(11, 8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("vocabulary must be that of the source, 10 tokens, was 11");
    }

    @Test
    void rejectsABoundTooSmallForTwoPositions() {
        assertThatThrownBy(() -> new Divergence(FakeScorer.uniform(10, 8), FakeScorer.uniform(10, 8), ByteSize.of(79)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bound must hold 2 positions, 80 B, was 79 B");
    }

    private static FakeScorer random(int seed) {
        return new FakeScorer(5, 32, prefix -> {
            Random random = new Random(seed * 31L + prefix.length);
            float[] row = new float[5];
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) (random.nextGaussian() * 5);
            }
            return row;
        });
    }
}
