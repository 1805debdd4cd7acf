package dev.headroom.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ProgressListener;
import dev.headroom.backend.djl.engine.TorchEngine;
import dev.headroom.backend.djl.op.LinearPrecision;
import dev.headroom.queue.CancelToken;
import dev.headroom.testkit.TestData;
import dev.headroom.training.lora.Logits;
import dev.headroom.training.lora.LoraMerge;
import dev.headroom.training.lora.LoraModel;
import dev.headroom.training.lora.LoraSettings;
import dev.headroom.training.lora.MergedFormat;
import dev.headroom.training.text.CorpusEncoder;
import dev.headroom.training.text.TextCleaning;
import dev.headroom.training.text.TextCorpus;
import dev.headroom.training.text.TokenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project's own story model learns to write like Shakespeare by an adapter. */
@Tag("model")
class StoriesLoraTest {

    private static final Path STORIES = Path.of("..", "embedded-model", "checkpoint");
    private static final int STEPS = 40;

    @TempDir
    Path directory;

    @Test
    void anAdapterLowersTheLossOnShakespeareAndMergesIntoTheSameLogits() throws IOException {
        String plays = Files.readString(TestData.require("text/input.txt"));
        Path learnt = encoded("learnt", plays.substring(0, 300_000));
        Path heldOut = encoded("held-out", plays.substring(1_000_000, 1_060_000));
        Path adapter = directory.resolve("adapter");

        List<Double> losses = train(learnt, heldOut, adapter);

        assertThat(losses).hasSize(2);
        assertThat(losses.get(1)).as("held-out loss after " + STEPS + " steps").isLessThan(losses.get(0) - 0.1);

        Path merged = directory.resolve("merged");
        LoraMerge.merge(STORIES, adapter, merged, MergedFormat.FLOAT32, ProgressListener.none());
        float[] apart;
        float[] together;
        try (LoraModel model = LoraModel.open(STORIES, adapter, LinearPrecision.FLOAT32)) {
            apart = Logits.of(model);
        }
        try (FullModel model = FullModel.open(merged, LinearPrecision.FLOAT32)) {
            together = Logits.of(model);
        }
        assertThat(Logits.largestDifference(apart, together)).isLessThan(1e-3);
    }

    private Path encoded(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name + ".txt"), text);
        Path tokens = directory.resolve(name + ".tokens");
        try (TextCorpus corpus = TextCorpus.open(file, TextCleaning.NONE);
                CorpusEncoder encoder = CorpusEncoder.open(STORIES)) {
            encoder.encode(corpus.documents(), tokens);
        }
        return tokens;
    }

    /** Returns the held-out losses before the first and after the last step. */
    private static List<Double> train(Path learnt, Path heldOut, Path adapter) {
        TrainingSettings settings = new TrainingSettings(
                STEPS,
                4,
                256,
                new LearningRate(2e-3, 5, 0.1),
                OptimizerSettings.defaults(),
                1,
                LinearPrecision.FLOAT32,
                Recomputation.NONE,
                OptionalInt.of(4),
                1,
                Duration.ofHours(1));
        List<Double> losses = new ArrayList<>();
        try (TokenFile tokens = TokenFile.open(learnt);
                TokenFile measured = TokenFile.open(heldOut);
                LoraModel model = LoraModel.create(STORIES, LoraSettings.defaults(), 1, LinearPrecision.FLOAT32);
                Trainer trainer = new Trainer(model, adapter, tokens, Optional.empty(), settings)) {
            HeldOutLoss loss = new HeldOutLoss(
                    new GradientStep(TorchEngine.load(), model, Recomputation.NONE), measured, settings.context());
            losses.add(loss.over(16));
            trainer.run(new CancelToken(), progress -> {});
            losses.add(loss.over(16));
        }
        return losses;
    }
}
