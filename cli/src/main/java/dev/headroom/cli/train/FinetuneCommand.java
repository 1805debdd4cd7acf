package dev.headroom.cli.train;

import dev.headroom.OptimizationConfig;
import dev.headroom.ProgressListener;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.cli.model.ModelShelf;
import dev.headroom.cli.terminal.OnInterrupt;
import dev.headroom.cli.terminal.ProgressLine;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import dev.headroom.queue.CancelToken;
import dev.headroom.training.FullModel;
import dev.headroom.training.TrainableModel;
import dev.headroom.training.TrainingSettings;
import dev.headroom.training.lora.LoraMerge;
import dev.headroom.training.lora.LoraModel;
import dev.headroom.training.lora.LoraSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a checkpoint further on a text: its weights, or an adapter beside them. */
@Command(
        name = "finetune",
        description = "Trains a checkpoint further on a text: all its weights, or with --lora a small adapter. A run"
                + " that was stopped or killed is continued by the same command.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        customSynopsis = "headroom finetune --model MODEL --text PATH... --out DIR [OPTION]...",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:trained", " 130:stopped by Ctrl-C, 143 by SIGTERM; the state is saved"})
public final class FinetuneCommand implements Callable<Integer> {

    private static final double LEARNING_RATE = 1e-4;
    private static final double LORA_LEARNING_RATE = 5e-4;
    private static final int LONGEST_DEFAULT_CONTEXT = 512;

    private final Terminal terminal;
    private final Supplier<OptimizationConfig> configuration;

    @Option(
            names = {"-m", "--model"},
            paramLabel = "MODEL",
            required = true,
            description = "Checkpoint directory, or the id of one on this disk.")
    private String model = "";

    @Mixin
    private TextOptions text = new TextOptions();

    @Option(
            names = "--context",
            paramLabel = "N",
            description = "Tokens per sequence (default: what the model reads at once, at most 512).")
    private @Nullable Integer context;

    @Mixin
    private LoraOptions lora = new LoraOptions();

    @Mixin
    private RunOptions run = new RunOptions();

    /** Reports on {@code terminal}; looks for models in the directories of {@code configuration}. */
    public FinetuneCommand(Terminal terminal, Supplier<OptimizationConfig> configuration) {
        this.terminal = terminal;
        this.configuration = configuration;
    }

    @Override
    public Integer call() throws IOException {
        Optional<LoraSettings> adapter = lora.settings();
        Path base = checkpoint();
        TrainingSettings settings =
                run.settings(context(base), adapter.isPresent() ? LORA_LEARNING_RATE : LEARNING_RATE);
        recipe(base, adapter, settings).claim(run.out());
        Supplier<TrainableModel> opened = () -> adapter.isPresent()
                ? LoraModel.create(base, adapter.get(), settings.seed(), settings.precision())
                : FullModel.open(base, settings.precision());
        return TrainingRun.interruptible(terminal, cancel -> {
            TrainingSession.Ending ending = prepare(base, settings, cancel).run(opened, cancel, terminal);
            if (ending == TrainingSession.Ending.FINISHED) {
                finish(base, adapter, cancel);
            }
            return ending;
        });
    }

    private Path checkpoint() {
        ModelFiles files = new ModelShelf(configuration.get().storage(), terminal).find(model);
        if (files.format() != ModelFormat.CHECKPOINT) {
            throw new IllegalArgumentException("--model must be a checkpoint directory, was "
                    + files.format().name().toLowerCase(Locale.ROOT) + " " + files.path());
        }
        return files.path().toAbsolutePath().normalize();
    }

    private int context(Path base) {
        return context != null
                ? context
                : Math.min(
                        LONGEST_DEFAULT_CONTEXT,
                        Checkpoint.readConfig(base).shape().contextLength());
    }

    private TrainingSession prepare(Path base, TrainingSettings settings, CancelToken cancel) throws IOException {
        Path directory = Files.createDirectories(run.out().resolve(TrainingRun.PREPARED));
        try (ProgressLine line = new ProgressLine(terminal)) {
            ProgressListener progress = OnInterrupt.ending(cancel, line);
            PreparedText prepared = new PreparedText(directory, text.cleaning(), terminal, progress);
            Path tokens = prepared.tokens("text", text.text(), base);
            Optional<Path> heldOut = text.heldOut().map(path -> prepared.tokens("held-out", List.of(path), base));
            return new TrainingSession(run.out(), tokens, heldOut, settings, run.threads());
        }
    }

    private void finish(Path base, Optional<LoraSettings> adapter, CancelToken cancel) {
        if (adapter.isEmpty()) {
            TrainingRun.printNextSteps(terminal, run.out());
            return;
        }
        terminal.print("adapter            %s", run.out());
        if (lora.merge().isPresent()) {
            Path merged = lora.merge().get();
            try (ProgressLine line = new ProgressLine(terminal)) {
                LoraMerge.merge(base, run.out(), merged, OnInterrupt.ending(cancel, line));
            }
            TrainingRun.printNextSteps(terminal, merged);
        } else {
            terminal.note("");
            terminal.note("The same command with --merge DIR writes the model with the adapter in it.");
        }
    }

    private RunRecipe recipe(Path base, Optional<LoraSettings> adapter, TrainingSettings settings) throws IOException {
        RunRecipe recipe = TrainingRun.recipe(text, settings).with("--model", base);
        adapter.ifPresent(chosen -> recipe.with("--lora", true)
                .with("--rank", chosen.rank())
                .with("--alpha", chosen.alpha())
                .with("--targets", String.join(",", chosen.targets())));
        return recipe;
    }
}
