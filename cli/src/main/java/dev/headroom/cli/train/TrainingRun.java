package dev.headroom.cli.train;

import dev.headroom.RequestCancelledException;
import dev.headroom.cli.terminal.OnInterrupt;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.queue.CancelToken;
import dev.headroom.training.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What training and fine-tuning share. */
final class TrainingRun {

    /** What a shell reports of a process that Ctrl-C has ended. */
    static final int INTERRUPTED = 130;

    /** Where a run keeps tokenizer, tokens and first weights, below its directory. */
    static final String PREPARED = "prepared";

    /** A micro-batch and saving the state, on a slow box; ending during a native call would crash. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private TrainingRun() {}

    /** The work of a command, which looks at the token. */
    interface Work {

        TrainingSession.Ending run(CancelToken cancel) throws IOException;
    }

    /**
     * Does the work and returns the exit code. On Ctrl-C it ends at the next document or micro-batch, and the process
     * waits for what is written then.
     */
    static int interruptible(Terminal terminal, Work work) throws IOException {
        CancelToken cancel = new CancelToken();
        OnInterrupt interrupt = OnInterrupt.cancelling(cancel, PATIENCE);
        try (interrupt) {
            if (ending(work, cancel) == TrainingSession.Ending.FINISHED) {
                return 0;
            }
            terminal.note("Stopped; the same command continues.");
            return INTERRUPTED;
        }
    }

    private static TrainingSession.Ending ending(Work work, CancelToken cancel) throws IOException {
        try {
            return work.run(cancel);
        } catch (RequestCancelledException e) {
            return TrainingSession.Ending.INTERRUPTED;
        }
    }

    /** Returns the options that both commands have and the result depends on. */
    static RunRecipe recipe(TextOptions text, TrainingSettings settings) throws IOException {
        RunRecipe recipe = new RunRecipe()
                .withTexts("--text", text.text())
                .with("--clean", text.cleaning().name().toLowerCase(Locale.ROOT));
        if (text.heldOut().isPresent()) {
            recipe.withTexts("--held-out", List.of(text.heldOut().get()));
        }
        return recipe.with("--context", settings.context())
                .with("--steps", settings.steps())
                .with("--sequences", settings.sequences())
                .with("--learning-rate", settings.learningRate().peak())
                .with("--warmup", settings.learningRate().warmupSteps())
                .with("--last-rate", settings.learningRate().floorShare())
                .with("--optimizer", settings.optimizer().matrices().name().toLowerCase(Locale.ROOT))
                .with("--seed", settings.seed());
    }

    /** Says where a checkpoint is and what to do with it. */
    static void printNextSteps(Terminal terminal, Path checkpoint) {
        terminal.print("checkpoint         %s", checkpoint);
        terminal.note("");
        terminal.note("Let it write:      headroom ask \"Once upon a time\" --model %s", checkpoint);
        terminal.note("Make it small:     headroom compress %s --out %s-int4", checkpoint, checkpoint);
    }
}
