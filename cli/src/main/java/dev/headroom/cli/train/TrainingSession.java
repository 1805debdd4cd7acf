package dev.headroom.cli.train;

import dev.headroom.ByteSize;
import dev.headroom.backend.djl.engine.TorchEngine;
import dev.headroom.box.ProcessMemory;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.queue.CancelToken;
import dev.headroom.training.TrainableModel;
import dev.headroom.training.Trainer;
import dev.headroom.training.TrainingEnd;
import dev.headroom.training.TrainingSettings;
import dev.headroom.training.text.TokenFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One sitting of a training run: from the last saved state to the end, or to Ctrl-C.
 *
 * @param out directory of the run
 * @param tokens text to learn
 * @param heldOut text to measure on
 * @param settings how
 * @param threads threads of an operator
 */
record TrainingSession(Path out, Path tokens, Optional<Path> heldOut, TrainingSettings settings, int threads) {

    private static final String STATE = "state.safetensors";

    /** How a sitting ended. */
    enum Ending {
        /** The result is written. */
        FINISHED,
        /** The state is saved. */
        INTERRUPTED
    }

    /**
     * Trains. What happened goes to {@code terminal}: rows to standard error, the summary to standard output.
     *
     * @param opened opens what learns; closed here
     */
    Ending run(Supplier<? extends TrainableModel> opened, CancelToken cancel, Terminal terminal) {
        if (Files.isRegularFile(out.resolve(STATE))) {
            terminal.note("Continuing the run in %s", out);
        }
        TorchEngine.load().setThreads(threads);
        try (TokenFile learnt = TokenFile.open(tokens);
                Held held = Held.open(heldOut);
                TrainableModel model = opened.get();
                Trainer trainer = new Trainer(model, out, learnt, held.file(), settings);
                TrainingTable table = new TrainingTable(terminal, held.bytesPerToken(), System::nanoTime)) {
            announce(trainer, learnt, terminal);
            TrainingEnd end = trainer.run(cancel, table);
            table.end();
            if (!end.finished()) {
                terminal.note("The state after step %,d is saved in %s", end.steps(), out);
                return Ending.INTERRUPTED;
            }
            if (table.last().isEmpty()) {
                terminal.note("The run had ended already.");
            }
            terminal.note("");
            summarise(table, end, terminal);
            return Ending.FINISHED;
        }
    }

    private void announce(Trainer trainer, TokenFile learnt, Terminal terminal) {
        terminal.note(
                "%,d weights learn from %,d tokens (%s of text),",
                trainer.learningWeights(), learnt.size(), ByteSize.of(learnt.textBytes()));
        terminal.note(
                "%,d steps of %,d sequences of %,d tokens, %d at once: %.2f times the text",
                settings.steps(),
                settings.sequences(),
                settings.context(),
                trainer.microBatch(),
                (double) settings.steps() * settings.tokensPerStep() / learnt.size());
        terminal.note("");
    }

    private static void summarise(TrainingTable table, TrainingEnd end, Terminal terminal) {
        table.last().ifPresent(progress -> terminal.print("loss               %.4f nats per token", progress.loss()));
        table.bitsPerByte().ifPresent(bits -> terminal.print("held-out text      %.4f bits per byte", bits));
        terminal.print("time               %s", TrainingTable.clock(end.trained()));
        ProcessMemory.ofThisProcess()
                .ifPresent(memory -> terminal.print("peak memory        %s", memory.peakResident()));
    }

    /** The held-out text, where there is one. */
    private record Held(Optional<TokenFile> file) implements AutoCloseable {

        static Held open(Optional<Path> path) {
            return new Held(path.map(TokenFile::open));
        }

        double bytesPerToken() {
            return file.map(tokens -> (double) tokens.textBytes() / tokens.size())
                    .orElse(1.0);
        }

        @Override
        public void close() {
            file.ifPresent(TokenFile::close);
        }
    }
}
