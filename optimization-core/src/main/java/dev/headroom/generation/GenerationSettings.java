package dev.headroom.generation;

import java.util.List;
import java.util.OptionalLong;

/**
 * How an answer is generated.
 *
 * <pre>{@code
 * GenerationSettings settings = GenerationSettings.defaults().withMaxTokens(64).withSeed(7);
 * }</pre>
 *
 * @param maxTokens most tokens to generate, at least 1
 * @param temperature 0 takes the likeliest token every time (greedy); at most 10
 * @param topP smallest set of tokens whose probabilities reach this sum, in (0, 1]
 * @param topK most tokens considered; 0 means all
 * @param repetitionPenalty divides the positive logits of tokens seen before and multiplies the negative ones (CTRL, Keskar et al. 2019,
 *     section 4.1), in [0.5, 10]; 1 does nothing
 * @param seed makes sampling repeatable
 * @param stop strings that end the answer; they are not part of it
 */
public record GenerationSettings(
        int maxTokens,
        double temperature,
        double topP,
        int topK,
        double repetitionPenalty,
        OptionalLong seed,
        List<String> stop) {

    /** Tokens of an answer unless told otherwise: half of the 512 that the original system began with. */
    public static final int DEFAULT_MAX_TOKENS = 256;

    /** Temperature unless told otherwise. */
    public static final double DEFAULT_TEMPERATURE = 0.7;

    /** Nucleus unless told otherwise. */
    public static final double DEFAULT_TOP_P = 0.95;

    /** Checks every range. */
    public GenerationSettings {
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maxTokens must be at least 1, was " + maxTokens);
        }
        if (!(temperature >= 0 && temperature <= 10)) {
            throw new IllegalArgumentException("temperature must be in [0, 10], was " + temperature);
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException("topP must be in (0, 1], was " + topP);
        }
        if (topK < 0) {
            throw new IllegalArgumentException("topK must be at least 0, was " + topK);
        }
        if (!(repetitionPenalty >= 0.5 && repetitionPenalty <= 10)) {
            throw new IllegalArgumentException("repetitionPenalty must be in [0.5, 10], was " + repetitionPenalty);
        }
        stop = List.copyOf(stop);
        if (stop.contains("")) {
            throw new IllegalArgumentException("stop must hold no empty string, was " + stop);
        }
    }

    /** Returns sampling at temperature {@value #DEFAULT_TEMPERATURE}, {@value #DEFAULT_MAX_TOKENS} tokens. */
    public static GenerationSettings defaults() {
        return new GenerationSettings(
                DEFAULT_MAX_TOKENS, DEFAULT_TEMPERATURE, DEFAULT_TOP_P, 0, 1, OptionalLong.empty(), List.of());
    }

    /** Returns the settings that always take the likeliest token. */
    public static GenerationSettings greedy() {
        return defaults().withTemperature(0);
    }

    /** Returns whether the same prompt gives the same answer. */
    public boolean isDeterministic() {
        return temperature == 0 || topK == 1 || seed.isPresent();
    }

    /** Returns these settings with another token limit. */
    public GenerationSettings withMaxTokens(int tokens) {
        return new GenerationSettings(tokens, temperature, topP, topK, repetitionPenalty, seed, stop);
    }

    /** Returns these settings with another temperature. */
    public GenerationSettings withTemperature(double value) {
        return new GenerationSettings(maxTokens, value, topP, topK, repetitionPenalty, seed, stop);
    }

    /** Returns these settings with another nucleus. */
    public GenerationSettings withTopP(double value) {
        return new GenerationSettings(maxTokens, temperature, value, topK, repetitionPenalty, seed, stop);
    }

    /** Returns these settings with another bound on the tokens considered. */
    public GenerationSettings withTopK(int value) {
        return new GenerationSettings(maxTokens, temperature, topP, value, repetitionPenalty, seed, stop);
    }

    /** Returns these settings with another repetition penalty. */
    public GenerationSettings withRepetitionPenalty(double value) {
        return new GenerationSettings(maxTokens, temperature, topP, topK, value, seed, stop);
    }

    /** Returns these settings with a seed. */
    public GenerationSettings withSeed(long value) {
        return new GenerationSettings(
                maxTokens, temperature, topP, topK, repetitionPenalty, OptionalLong.of(value), stop);
    }

    /** Returns these settings with other stop strings. */
    public GenerationSettings withStop(List<String> strings) {
        return new GenerationSettings(maxTokens, temperature, topP, topK, repetitionPenalty, seed, strings);
    }
}
