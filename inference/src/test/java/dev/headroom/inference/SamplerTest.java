package dev.headroom.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.BackendException;
import dev.headroom.generation.GenerationSettings;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplerTest {

    private static final int DRAWS = 40_000;

    static Stream<GenerationSettings> samplings() {
        GenerationSettings plain =
                GenerationSettings.defaults().withTopP(1).withTemperature(1).withSeed(5);
        return Stream.of(
                plain,
                plain.withTemperature(0.3),
                plain.withTemperature(4),
                plain.withTopK(7),
                plain.withTopP(0.6),
                plain.withTopK(12).withTopP(0.8),
                plain.withTopK(1000),
                plain.withRepetitionPenalty(1.7).withTopK(9).withTopP(0.95).withTemperature(0.8));
    }

    @ParameterizedTest
    @MethodSource("samplings")
    void drawsWithTheProbabilitiesOfTheReference(GenerationSettings settings) {
        Random random = new Random(11);
        float[] logits = logits(random, 60);
        Set<Integer> seen = Set.of(3, 17, 44, 59);
        Map<Integer, Double> expected = NaiveSampling.probabilities(logits, seen, settings);
        Sampler sampler = new Sampler(logits.length, settings);
        seen.forEach(sampler::see);
        Map<Integer, Integer> drawn = new HashMap<>();
        for (int i = 0; i < DRAWS; i++) {
            drawn.merge(sampler.next(FloatBuffer.wrap(logits)), 1, Integer::sum);
        }
        assertThat(expected.keySet()).containsAll(drawn.keySet());
        // five standard deviations
        expected.forEach((id, probability) -> assertThat(drawn.getOrDefault(id, 0) / (double) DRAWS)
                .as("share of token %s", id)
                .isCloseTo(probability, within(5 * Math.sqrt(probability * (1 - probability) / DRAWS) + 1e-9)));
    }

    @Test
    void neverDrawsOutsideOfTheReferenceOnRandomLogits() {
        Random random = new Random(23);
        for (int round = 0; round < 300; round++) {
            float[] logits = logits(random, 2 + random.nextInt(200));
            GenerationSettings settings = GenerationSettings.defaults()
                    .withTemperature(0.1 + 2 * random.nextDouble())
                    .withTopP(0.05 + 0.95 * random.nextDouble())
                    .withTopK(random.nextInt(20))
                    .withRepetitionPenalty(0.5 + random.nextDouble())
                    .withSeed(round);
            Set<Integer> seen = new HashSet<>(Set.of(random.nextInt(logits.length)));
            Sampler sampler = new Sampler(logits.length, settings);
            seen.forEach(sampler::see);
            Set<Integer> allowed =
                    NaiveSampling.probabilities(logits, seen, settings).keySet();
            for (int i = 0; i < 20; i++) {
                assertThat(allowed)
                        .as("round %s, %s", round, settings)
                        .contains(sampler.next(FloatBuffer.wrap(logits)));
            }
        }
    }

    @Test
    void keepsTokensThatTieWithTheLastOfTopK() {
        float[] logits = {1, 3, 2, 2, 2, 0};
        Sampler sampler = new Sampler(
                logits.length,
                GenerationSettings.defaults().withTopP(1).withTopK(2).withSeed(1));
        Set<Integer> drawn = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            drawn.add(sampler.next(FloatBuffer.wrap(logits)));
        }
        assertThat(drawn).containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    @Test
    void greedyTakesTheLowestIdOfEqualLogits() {
        float[] logits = {0, 5, 1, 5};
        assertThat(new Sampler(4, GenerationSettings.greedy()).next(FloatBuffer.wrap(logits)))
                .isEqualTo(1);
        assertThat(new Sampler(4, GenerationSettings.defaults().withTopK(1)).next(FloatBuffer.wrap(logits)))
                .isEqualTo(1);
    }

    @Test
    void penaltyMovesGreedyAwayFromSeenTokensOfEitherSign() {
        Sampler sampler = new Sampler(3, GenerationSettings.greedy().withRepetitionPenalty(2));
        sampler.see(0);
        sampler.see(0);
        assertThat(sampler.next(FloatBuffer.wrap(new float[] {4, 3, -9}))).isEqualTo(1);
        assertThat(sampler.next(FloatBuffer.wrap(new float[] {-2, -3, -9}))).isEqualTo(1);
        assertThat(sampler.next(FloatBuffer.wrap(new float[] {4, 1.9f, -9}))).isZero();
    }

    @Test
    void sameSeedGivesTheSameTokens() {
        float[] logits = logits(new Random(3), 500);
        GenerationSettings settings = GenerationSettings.defaults().withSeed(99);
        Sampler first = new Sampler(logits.length, settings);
        Sampler second = new Sampler(logits.length, settings);
        Sampler other = new Sampler(logits.length, settings.withSeed(100));
        boolean differs = false;
        for (int i = 0; i < 100; i++) {
            int id = first.next(FloatBuffer.wrap(logits));
            assertThat(second.next(FloatBuffer.wrap(logits))).isEqualTo(id);
            differs |= other.next(FloatBuffer.wrap(logits)) != id;
        }
        assertThat(differs).isTrue();
    }

    @Test
    void readsFromThePositionOfTheBufferAndLeavesItAsItIs() {
        FloatBuffer rows = FloatBuffer.wrap(new float[] {9, 0, 0, 0, 0, 9}).position(3);
        assertThat(new Sampler(3, GenerationSettings.greedy()).next(rows)).isEqualTo(2);
        assertThat(rows.position()).isEqualTo(3);
    }

    @Test
    void refusesLogitsThatAreNotNumbers() {
        float[] broken = {Float.NaN, Float.NaN};
        Sampler sampler = new Sampler(2, GenerationSettings.greedy());
        assertThatThrownBy(() -> sampler.next(FloatBuffer.wrap(broken)))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("no finite logit");
    }

    private static float[] logits(Random random, int size) {
        float[] logits = new float[size];
        for (int i = 0; i < size; i++) {
            logits[i] = (float) (3 * random.nextGaussian());
        }
        return logits;
    }
}
