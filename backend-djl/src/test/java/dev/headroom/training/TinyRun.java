package dev.headroom.training;

import dev.headroom.ProgressListener;
import dev.headroom.backend.djl.op.LinearPrecision;
import dev.headroom.queue.CancelToken;
import dev.headroom.training.text.TokenFile;
import dev.headroom.training.text.TokenFileWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A decoder of 12,000 weights and a text that repeats itself: trains in milliseconds. */
final class TinyRun {

    static final NewDecoder SHAPE = new NewDecoder(2, 16, 40, 2, 1, 64, 32);

    final Path checkpoint;
    final Path text;

    TinyRun(Path directory) {
        this.checkpoint = directory.resolve("initial");
        this.text = directory.resolve("text.tokens");
        try {
            Files.writeString(directory.resolve("tokenizer.json"), "{}");
            Files.writeString(directory.resolve("tokenizer_config.json"), "{}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SHAPE.write(checkpoint, directory, 7, ProgressListener.none());
        int[] ids = new int[4000];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i % 12 * 5;
        }
        try (TokenFileWriter writer = TokenFileWriter.create(text, 64, "0".repeat(64))) {
            writer.add(ids, 8000);
            writer.endDocument();
            writer.finish();
        }
    }

    static TrainingSettings settings(int steps) {
        return new TrainingSettings(
                steps,
                4,
                16,
                new LearningRate(1e-2, 2, 0.1),
                OptimizerSettings.defaults(),
                42,
                LinearPrecision.FLOAT32,
                Recomputation.NONE,
                OptionalInt.of(2),
                1000,
                Duration.ofHours(1));
    }

    static TrainingSettings withRule(TrainingSettings settings, MatrixRule rule) {
        OptimizerSettings old = settings.optimizer();
        return new TrainingSettings(
                settings.steps(),
                settings.sequences(),
                settings.context(),
                settings.learningRate(),
                new OptimizerSettings(old.beta1(), old.beta2(), old.epsilon(), old.weightDecay(), old.clipNorm(), rule),
                settings.seed(),
                settings.precision(),
                settings.recomputation(),
                settings.microBatch(),
                settings.measureEvery(),
                settings.saveEvery());
    }

    /** Trains in {@code directory} and cancels after {@code until} steps. */
    List<Double> losses(Path directory, TrainingSettings settings, int until) {
        List<Double> losses = new ArrayList<>();
        CancelToken cancel = new CancelToken();
        try (TokenFile tokens = TokenFile.open(text);
                FullModel model = FullModel.open(checkpoint, settings.precision());
                Trainer trainer = new Trainer(model, directory, tokens, Optional.of(tokens), settings)) {
            trainer.run(cancel, progress -> {
                losses.add(progress.loss());
                if (progress.step() == until) {
                    cancel.cancel(CancelToken.Reason.CALLER);
                }
            });
        }
        return losses;
    }
}
