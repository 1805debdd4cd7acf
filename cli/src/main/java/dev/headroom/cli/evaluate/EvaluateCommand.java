package dev.headroom.cli.evaluate;

import dev.headroom.OptimizationConfig;
import dev.headroom.box.Box;
import dev.headroom.box.ProcessMemory;
import dev.headroom.checkpoint.artefact.Artefact;
import dev.headroom.cli.model.ModelShelf;
import dev.headroom.cli.model.OpenModel;
import dev.headroom.cli.model.PrecisionOptions;
import dev.headroom.cli.terminal.OnInterrupt;
import dev.headroom.cli.terminal.ProgressLine;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.evaluate.Perplexity;
import dev.headroom.evaluate.PerplexityResult;
import dev.headroom.evaluate.Progress;
import dev.headroom.evaluate.QualityReport;
import dev.headroom.evaluate.SpeedResult;
import dev.headroom.evaluate.Window;
import dev.headroom.model.Backends;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.ModelFiles;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.LoadedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures a model on a text: perplexity and speed, and the distance from its source. */
@Command(
        name = "evaluate",
        description = "Measures how well a model predicts a text, how fast it is, and how far from its source.",
        mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Supplier<OptimizationConfig> configuration;

    @Parameters(paramLabel = "MODEL", description = "Artefact, checkpoint directory, GGUF file, or model id.")
    private String model = "";

    @Option(names = "--text", paramLabel = "FILE", required = true, description = "Plain text, UTF-8.")
    private Path text = Path.of("");

    @Option(
            names = "--against",
            paramLabel = "SRC",
            description = "Compare with this checkpoint, unrounded; the figures go into the manifest of MODEL.")
    private @Nullable String against;

    @Option(
            names = "--tokens",
            paramLabel = "N",
            description = "Tokens of the text to score (default: ${DEFAULT-VALUE}).")
    private int tokens = EvaluationText.DEFAULT_TOKENS;

    @Option(
            names = "--context",
            paramLabel = "N",
            description = "Tokens of a window; windows overlap by half (default: ${DEFAULT-VALUE}).")
    private int context = 512;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Answers that are timed; 0 for none (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Mixin
    private PrecisionOptions precision = new PrecisionOptions();

    /** Reports on {@code terminal}; looks for models in the directories of {@code configuration}. */
    public EvaluateCommand(Terminal terminal, Supplier<OptimizationConfig> configuration) {
        this.terminal = terminal;
        this.configuration = configuration;
    }

    @Override
    public Integer call() throws IOException {
        EvaluationText sample = EvaluationText.read(text, tokens);
        ModelShelf shelf = new ModelShelf(configuration.get().storage(), terminal);
        ModelFiles files = shelf.runnable(model, precision.settings());
        if (against == null) {
            alone(files, sample);
        } else {
            Artefact artefact = Artefact.open(files.path());
            QualityReport report = new SourceComparison(shelf, terminal).compare(artefact, against, sample);
            artefact.withQuality(report.quality());
            terminal.out().print(report.toText());
        }
        return 0;
    }

    private void alone(ModelFiles files, EvaluationText sample) {
        int threads = Box.detect().threads();
        CancelToken cancel = new CancelToken();
        OnInterrupt interrupt = OnInterrupt.cancelling(cancel);
        try (interrupt;
                Backends backends = Backends.discovered(BackendSettings.ofThreads(threads));
                LoadedModel loaded =
                        OpenModel.load(backends, files, Math.max(context, LoadSettings.DEFAULT_CONTEXT_LENGTH));
                ProgressLine line = new ProgressLine(terminal)) {
            Progress progress = new Progress(line, cancel);
            String cut = sample.cut(loaded.scorer());
            Window window =
                    Window.halfOverlapping(Math.min(context, loaded.scorer().contextLength()));
            PerplexityResult result = new Perplexity(loaded.scorer()).overText(cut, window, progress);
            line.end();
            terminal.print("text               %s, %s", sample.name(), result.text());
            terminal.print("perplexity         %.3f over %d tokens", result.perplexity(), result.tokens());
            terminal.print("nats per token     %.4f", result.meanNats());
            terminal.print("bits per byte      %.4f", result.bitsPerByte());
            if (rounds > 0) {
                SpeedResult speed = SourceComparison.speed(loaded.generator(), cut, 64, rounds)
                        .of(loaded.generator(), progress);
                line.end();
                terminal.print(
                        "reading            %.1f tokens/s over %d tokens",
                        speed.prefillTokensPerSecond(), speed.promptTokens());
                terminal.print(
                        "writing            %.1f tokens/s over %d tokens, median of %d",
                        speed.decodeTokensPerSecond(), speed.generatedTokens(), speed.rounds());
            }
            ProcessMemory.ofThisProcess()
                    .ifPresent(memory -> terminal.print(
                            "memory             %s resident, peak %s", memory.resident(), memory.peakResident()));
        }
    }
}
