package dev.headroom.cli.ask;

import dev.headroom.OptimizationConfig;
import dev.headroom.OptimizationManager;
import dev.headroom.cli.model.ModelShelf;
import dev.headroom.cli.model.PrecisionOptions;
import dev.headroom.cli.terminal.OnInterrupt;
import dev.headroom.cli.terminal.Paragraph;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.generation.ChatMessage;
import dev.headroom.generation.FinishReason;
import dev.headroom.generation.Generation;
import dev.headroom.generation.GenerationRequest;
import dev.headroom.generation.Prompt;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelTask;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks a model. The answer comes on standard output as it is written, everything else on standard error. */
@Command(
        name = "ask",
        description = "Asks a model and writes its answer to standard output as it comes.",
        mixinStandardHelpOptions = true)
public final class AskCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Supplier<OptimizationConfig> configuration;

    @Parameters(
            paramLabel = "QUESTION",
            description = "What to ask. A model without chat template continues it as it is.")
    private String question = "";

    @Option(
            names = {"-m", "--model"},
            paramLabel = "MODEL",
            description = "Artefact, checkpoint directory, GGUF file, or model id; a checkpoint is compressed once into"
                    + " the cache directory (default: the first of the configured models that fits, or the embedded story"
                    + " model where none is on this disk).")
    private @Nullable String model;

    @Option(names = "--system", paramLabel = "TEXT", description = "Instruction that stands before the question.")
    private @Nullable String system;

    @Option(names = "--continue", description = "Continue the text as it is, although the model knows how to chat.")
    private boolean continuing;

    @Option(
            names = "--context",
            paramLabel = "N",
            description = "Tokens that question and answer may have together (default: 2048).")
    private @Nullable Integer context;

    @Option(
            names = "--time",
            paramLabel = "SECONDS",
            description = "Most time for the answer; what there is by then is kept (default: 30).")
    private @Nullable Integer seconds;

    @Option(names = "--health", description = "End with a report on box, memory, caches and times.")
    private boolean health;

    @Mixin
    private PrecisionOptions precision = new PrecisionOptions();

    @Mixin
    private GenerationOptions generation = new GenerationOptions();

    /** Answers on {@code terminal} as {@code configuration} says. */
    public AskCommand(Terminal terminal, Supplier<OptimizationConfig> configuration) {
        this.terminal = terminal;
        this.configuration = configuration;
    }

    @Override
    public Integer call() {
        OptimizationConfig config = configured();
        GenerationRequest request = GenerationRequest.of(prompt()).with(generation.over(config.generation()));
        ModelShelf shelf = new ModelShelf(config.storage(), terminal);
        Optional<ModelFiles> files = model == null
                ? shelf.insteadOf(config.ladder().rungs(ModelTask.GENERATION))
                : Optional.of(shelf.runnable(model, precision.settings()));
        if (files.isPresent()) {
            request = request.onModel(ModelShelf.address(files.get()));
        }
        OptimizationManager headroom = OptimizationManager.open(config);
        OnInterrupt interrupt = OnInterrupt.running(headroom::close);
        try (headroom;
                interrupt) {
            Generation answer = headroom.generate(request, terminal::write);
            terminal.out().println();
            terminal.note(
                    "%s",
                    Paragraph.wrap(
                            summary(
                                    files.map(ModelFiles::id)
                                            .orElse(answer.model().modelId()),
                                    answer),
                            0,
                            1));
            if (health) {
                terminal.err().println(headroom.systemHealth());
            }
        }
        return 0;
    }

    private OptimizationConfig configured() {
        OptimizationConfig config = configuration.get();
        OptimizationConfig.Builder builder = config.toBuilder();
        if (context != null) {
            builder.runtime(config.runtime().withContextLength(context));
        }
        if (seconds != null) {
            builder.queue(config.queue().withMaximumExecution(Duration.ofSeconds(seconds)));
        }
        return builder.build();
    }

    private Prompt prompt() {
        if (continuing) {
            if (system != null) {
                throw new IllegalArgumentException("--system cannot stand with --continue: plain text has no roles");
            }
            return Prompt.text(question);
        }
        return system == null
                ? Prompt.ask(question)
                : Prompt.chat(List.of(ChatMessage.system(system), ChatMessage.user(question)));
    }

    /** Returns what the answer took, in a line. */
    static String summary(String model, Generation answer) {
        Generation.Timings times = answer.timings();
        String pace = answer.tokensPerSecond() == 0
                ? ""
                : String.format(Locale.ROOT, ", %.1f tok/s", answer.tokensPerSecond());
        return String.format(
                Locale.ROOT,
                "[%s %s: load %.1f s, read %d tokens in %.1f s, wrote %d in %.1f s%s%s]",
                name(model),
                answer.model().precision().label(),
                times.loading().toMillis() / 1e3,
                answer.promptTokens(),
                times.prefill().toMillis() / 1e3,
                answer.generatedTokens(),
                times.decode().toMillis() / 1e3,
                pace,
                ending(answer.finish()));
    }

    private static String name(String model) {
        return model.substring(model.lastIndexOf("/") + 1);
    }

    private static String ending(FinishReason finish) {
        return switch (finish) {
            case STOP -> "";
            case LENGTH -> "; cut at --max-tokens or the context";
            case DEADLINE -> "; cut at the time limit, see --time";
            case CANCELLED -> "; cancelled";
        };
    }
}
