package dev.headroom.cli.ask;

import dev.headroom.generation.GenerationSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how an answer is generated; what is not given is as configured. */
public final class GenerationOptions {

    @Option(names = "--max-tokens", paramLabel = "N", description = "Most tokens of the answer (default: 256).")
    private @Nullable Integer maxTokens;

    @Option(
            names = "--temperature",
            paramLabel = "X",
            description = "0 always takes the likeliest token (default: 0.7).")
    private @Nullable Double temperature;

    @Option(names = "--top-p", paramLabel = "X", description = "Nucleus, in (0, 1] (default: 0.95).")
    private @Nullable Double topP;

    @Option(names = "--top-k", paramLabel = "N", description = "Most tokens considered; 0 for all (default: 0).")
    private @Nullable Integer topK;

    @Option(
            names = "--repetition-penalty",
            paramLabel = "X",
            description = "Above 1 avoids what was said before (default: 1).")
    private @Nullable Double repetitionPenalty;

    @Option(names = "--seed", paramLabel = "N", description = "Makes the answer repeatable.")
    private @Nullable Long seed;

    @Option(names = "--stop", paramLabel = "TEXT", description = "Ends the answer; may be given several times.")
    private @Nullable List<String> stop;

    /** Made by the parser. */
    public GenerationOptions() {}

    /**
     * Returns {@code configured}, changed by what was given.
     *
     * @throws IllegalArgumentException if an option is out of range
     */
    public GenerationSettings over(GenerationSettings configured) {
        GenerationSettings settings = configured;
        settings = maxTokens == null ? settings : settings.withMaxTokens(maxTokens);
        settings = temperature == null ? settings : settings.withTemperature(temperature);
        settings = topP == null ? settings : settings.withTopP(topP);
        settings = topK == null ? settings : settings.withTopK(topK);
        settings = repetitionPenalty == null ? settings : settings.withRepetitionPenalty(repetitionPenalty);
        settings = seed == null ? settings : settings.withSeed(seed);
        return stop == null ? settings : settings.withStop(stop);
    }
}
