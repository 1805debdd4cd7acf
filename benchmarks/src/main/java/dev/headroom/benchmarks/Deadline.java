package dev.headroom.benchmarks;

import dev.headroom.Extensions;
import dev.headroom.OptimizationConfig;
import dev.headroom.OptimizationManager;
import dev.headroom.RequestTimeoutException;
import dev.headroom.StorageSettings;
import dev.headroom.backend.onnx.OnnxBackendProvider;
import dev.headroom.checkpoint.synthetic.SyntheticShape;
import dev.headroom.generation.Generation;
import dev.headroom.generation.GenerationRequest;
import dev.headroom.generation.GenerationSettings;
import dev.headroom.generation.Prompt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How long after its time limit a request ends that is deep in native code: a prefill of 2,000 tokens that takes longer
 * than the limit. Shows how it was stopped and when the lane took the next request.
 *
 * <p>Arguments: shape, block size, limit in milliseconds, rounds.
 */
public final class Deadline {

    private static final int PROMPT_TOKENS = 2_000;
    private static final Duration BOUND = Duration.ofMillis(500);

    private Deadline() {}

    /** Measures and prints one line for each round. */
    public static void main(String[] arguments) {
        SyntheticShape shape = SyntheticShape.parse(arguments.length > 0 ? arguments[0] : "135m");
        int blockSize = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 32;
        Duration limit = Duration.ofMillis(arguments.length > 2 ? Long.parseLong(arguments[2]) : 1_000);
        int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 5;
        Path artefact = Models.int4(shape, blockSize);
        OptimizationConfig defaults = OptimizationConfig.forThisBox();
        OptimizationConfig config = defaults.toBuilder()
                .runtime(defaults.runtime().withContextLength(2_048))
                .queue(defaults.queue().withMaximumExecution(limit))
                .storage(StorageSettings.defaults().withCacheDirectory(Models.folder()))
                .build();
        String prompt = "x".repeat(PROMPT_TOKENS - 1);
        long worst = 0;
        try (OptimizationManager manager =
                OptimizationManager.open(config, Extensions.none().withBackends(List.of(new OnnxBackendProvider())))) {
            ask(manager, artefact, "x", 2); // loads
            for (int round = 1; round <= rounds; round++) {
                long start = System.nanoTime();
                String ending = ask(manager, artefact, prompt, 40);
                long late = System.nanoTime() - start - limit.toNanos();
                boolean stuck = manager.systemHealth().queue().isStuck();
                long next = System.nanoTime();
                String after = ask(manager, artefact, "x", 2);
                System.out.printf(
                        Locale.ROOT,
                        "round %d: %+5.0f ms after the limit, %s%s; next request took %.0f ms (%s)%n",
                        round,
                        late / 1e6,
                        ending,
                        stuck ? ", lane STUCK" : "",
                        (System.nanoTime() - next) / 1e6,
                        after);
                worst = Math.max(worst, late);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "worst %+.0f ms, bound %d ms: %s%n",
                worst / 1e6,
                BOUND.toMillis(),
                worst <= BOUND.toNanos() ? "within" : "OVER");
    }

    private static String ask(OptimizationManager manager, Path artefact, String prompt, int tokens) {
        try {
            Generation answer = manager.generate(GenerationRequest.of(Prompt.text(prompt))
                    .onModel(artefact.toString())
                    .with(GenerationSettings.greedy().withMaxTokens(tokens))
                    .fresh());
            return answer.finish()
                    + answer.stopGrade().map(grade -> " " + grade).orElse("")
                    + String.format(
                            Locale.ROOT,
                            ", %d read in %d ms, %d written",
                            answer.promptTokens(),
                            answer.timings().prefill().toMillis(),
                            answer.generatedTokens());
        } catch (RequestTimeoutException e) {
            return "timeout while " + e.phase() + (e.workEnded() ? ", work ended" : ", WORK GOES ON") + " at "
                    + e.elapsed().toMillis() + " ms";
        }
    }
}
