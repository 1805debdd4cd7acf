package dev.headroom.evaluate;

import dev.headroom.generation.GenerationOutcome;
import dev.headroom.generation.GenerationSettings;
import dev.headroom.generation.Prompt;
import dev.headroom.generation.TextSink;
import dev.headroom.spi.TextGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Measures tokens per second of generators. Every model runs once unmeasured, then the rounds follow; several models
 * take turns within each round, so that a busy machine slows all of them alike.
 *
 * <pre>{@code
 * Speed speed = new Speed(Prompt.text("Once upon a time"), 64, 5);
 * SpeedResult alone = speed.of(model.generator(), Progress.unwatched());
 * List<SpeedResult> both = speed.ofEach(List.of(int4.generator(), fp32.generator()), Progress.unwatched());
 * }</pre>
 *
 * <p>Thread-safe. The times are those that the generator states.
 */
public final class Speed {

    private final Prompt prompt;
    private final GenerationSettings settings;
    private final int rounds;

    /**
     * Measures greedy answers.
     *
     * @param prompt what is read
     * @param tokens most tokens that are written per round, at least 2
     * @param rounds measured rounds, at least 1
     */
    public Speed(Prompt prompt, int tokens, int rounds) {
        this.prompt = Objects.requireNonNull(prompt, "prompt");
        if (tokens < 2) {
            throw new IllegalArgumentException("tokens must be at least 2, was " + tokens);
        }
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds must be at least 1, was " + rounds);
        }
        this.settings = GenerationSettings.greedy().withMaxTokens(tokens);
        this.rounds = rounds;
    }

    /**
     * Measures one generator.
     *
     * @throws dev.headroom.RequestCancelledException if the measurement is cancelled
     */
    public SpeedResult of(TextGenerator generator, Progress progress) {
        return ofEach(List.of(generator), progress).get(0);
    }

    /**
     * Measures several generators in turns and returns their results in the same order.
     *
     * @throws dev.headroom.RequestCancelledException if the measurement is cancelled
     */
    public List<SpeedResult> ofEach(List<TextGenerator> generators, Progress progress) {
        List<List<GenerationOutcome>> outcomes = new ArrayList<>();
        generators.forEach(generator -> outcomes.add(new ArrayList<>()));
        int total = (rounds + 1) * generators.size();
        for (int round = 0; round <= rounds; round++) {
            for (int i = 0; i < generators.size(); i++) {
                progress.report("measuring speed", (long) round * generators.size() + i, total);
                GenerationOutcome outcome =
                        generators.get(i).generate(prompt, settings, TextSink.ignore(), progress.cancel());
                progress.cancel().throwIfCancelled();
                if (round > 0) {
                    outcomes.get(i).add(outcome);
                }
            }
        }
        progress.report("measuring speed", total, total);
        return outcomes.stream().map(Speed::summarise).toList();
    }

    private static SpeedResult summarise(List<GenerationOutcome> outcomes) {
        return new SpeedResult(
                outcomes.size(),
                outcomes.get(0).promptTokens(),
                outcomes.stream()
                        .mapToInt(GenerationOutcome::generatedTokens)
                        .min()
                        .orElseThrow(),
                median(outcomes.stream().mapToDouble(Speed::prefillRate).toArray()),
                median(outcomes.stream()
                        .mapToDouble(GenerationOutcome::tokensPerSecond)
                        .toArray()));
    }

    private static double prefillRate(GenerationOutcome outcome) {
        double seconds = outcome.prefill().toNanos() / 1e9;
        return seconds == 0 ? 0 : outcome.promptTokens() / seconds;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
