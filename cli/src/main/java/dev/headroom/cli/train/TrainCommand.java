package dev.headroom.cli.train;

import dev.headroom.ProgressListener;
import dev.headroom.checkpoint.DType;
import dev.headroom.cli.terminal.OnInterrupt;
import dev.headroom.cli.terminal.ProgressLine;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.queue.CancelToken;
import dev.headroom.training.FullModel;
import dev.headroom.training.NewDecoder;
import dev.headroom.training.TrainingSettings;
import dev.headroom.training.text.CorpusEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a small model from plain text alone: tokenizer, tokens, first weights, and the steps. */
@Command(
        name = "train",
        description = "Trains a small language model from plain text. A run that was stopped or killed is continued by"
                + " the same command.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        customSynopsis = "headroom train --text PATH... --out DIR [OPTION]...",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:trained", " 130:stopped by Ctrl-C, 143 by SIGTERM; the state is saved"})
public final class TrainCommand implements Callable<Integer> {

    private static final double LEARNING_RATE = 1e-3;

    private final Terminal terminal;

    @Mixin
    private TextOptions text = new TextOptions();

    @Option(
            names = "--vocabulary",
            paramLabel = "N",
            description = "Tokens of the tokenizer that is trained on the text (default: 4096).")
    private @Nullable Integer vocabulary;

    @Option(
            names = "--tokenizer",
            paramLabel = "DIR",
            description = "Take the tokenizer.json of this directory instead of training one.")
    private @Nullable Path tokenizer;

    @Mixin
    private ShapeOptions shape = new ShapeOptions();

    @Mixin
    private RunOptions run = new RunOptions();

    @Option(
            names = "--store",
            paramLabel = "FORMAT",
            description = "Number format of the result's weights: F32, BF16 or F16 (default: ${DEFAULT-VALUE}).")
    private DType stored = DType.F32;

    /** Reports on {@code terminal}. */
    public TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (tokenizer != null && vocabulary != null) {
            throw new IllegalArgumentException(
                    "--vocabulary cannot stand with --tokenizer: its tokens are what they" + " are");
        }
        TrainingSettings settings = run.settings(shape.context(), LEARNING_RATE);
        // sizes that make no model are refused before the text is read; the vocabulary comes later
        NewDecoder wanted = shape.shape(vocabulary());
        recipe(settings, wanted).claim(run.out());
        return TrainingRun.interruptible(terminal, cancel -> {
            TrainingSession session = prepare(settings, cancel);
            TrainingSession.Ending ending = session.run(
                    () -> FullModel.open(start(), settings.precision()).storedAs(stored), cancel, terminal);
            if (ending == TrainingSession.Ending.FINISHED) {
                TrainingRun.printNextSteps(terminal, run.out());
            }
            return ending;
        });
    }

    private int vocabulary() {
        return vocabulary == null ? 4096 : vocabulary;
    }

    private Path prepared() {
        return run.out().resolve(TrainingRun.PREPARED);
    }

    private Path start() {
        return prepared().resolve("start");
    }

    private TrainingSession prepare(TrainingSettings settings, CancelToken cancel) throws IOException {
        Files.createDirectories(prepared());
        try (ProgressLine line = new ProgressLine(terminal)) {
            ProgressListener progress = OnInterrupt.ending(cancel, line);
            PreparedText prepared = new PreparedText(prepared(), text.cleaning(), terminal, progress);
            Path words =
                    tokenizer == null ? prepared.tokenizer(text.text(), vocabulary(), settings.context()) : tokenizer;
            Path tokens = prepared.tokens("text", text.text(), words);
            Optional<Path> heldOut = text.heldOut().map(path -> prepared.tokens("held-out", List.of(path), words));
            // written last of the first weights
            if (!Files.isRegularFile(start().resolve("config.json"))) {
                shape.shape(vocabularySize(words)).write(start(), words, run.seed(), progress);
            }
            return new TrainingSession(run.out(), tokens, heldOut, settings, run.threads());
        }
    }

    private static int vocabularySize(Path tokenizer) {
        try (CorpusEncoder encoder = CorpusEncoder.open(tokenizer)) {
            return encoder.vocabularySize();
        }
    }

    private RunRecipe recipe(TrainingSettings settings, NewDecoder wanted) throws IOException {
        RunRecipe recipe = TrainingRun.recipe(text, settings)
                .with("--layers", wanted.layers())
                .with("--hidden", wanted.hiddenSize())
                .with("--heads", wanted.heads())
                .with("--kv-heads", wanted.kvHeads())
                .with("--feed-forward", wanted.intermediateSize());
        return tokenizer == null
                ? recipe.with("--vocabulary", vocabulary())
                : recipe.withTexts(
                        "--tokenizer",
                        List.of(tokenizer.toAbsolutePath().normalize().resolve("tokenizer.json")));
    }
}
