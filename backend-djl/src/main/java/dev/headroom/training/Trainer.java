package dev.headroom.training;

import dev.headroom.BackendException;
import dev.headroom.ByteSize;
import dev.headroom.backend.djl.engine.TorchEngine;
import dev.headroom.box.ProcessMemory;
import dev.headroom.budget.Lease;
import dev.headroom.budget.MemoryBudget;
import dev.headroom.queue.CancelToken;
import dev.headroom.training.text.TokenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a model on a file of tokens, from where the run's directory says it stands.
 *
 * <pre>{@code
 * try (TokenFile tokens = TokenFile.open(file);
 *         FullModel model = FullModel.open(checkpoint, LinearPrecision.FLOAT32);
 *         Trainer trainer = new Trainer(model, directory, tokens, Optional.empty(), settings)) {
 *     TrainingEnd end = trainer.run(cancel, progress -> show(progress.loss()));
 * }
 * }</pre>
 *
 * <p>The directory receives {@code state.safetensors} (12 bytes per learning weight, replaced whole every few minutes),
 * {@code loss.csv} and, at the end, what {@link TrainableModel#export} writes. A killed run continues with the losses of
 * an uninterrupted one: the order of the text depends on the seed and the step alone. Equal seeds, settings and threads
 * give equal weights.
 *
 * <p>Holds gradients and optimiser (12 bytes per learning weight) and one micro-batch's intermediate arrays, all leased
 * from a budget. One thread at a time, and one job at a time on a machine.
 */
public final class Trainer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);
    private static final int HELD_OUT_WINDOWS = 64;

    private final TrainingSettings settings;
    private final TrainableModel model;
    private final TrainingDirectory directory;
    private final TokenFile tokens;
    private final TrainingTurn turn;
    private final Lease lease;
    private final int microBatch;
    private final Optimizer optimizer;
    private final GradientStep gradients;
    private final BatchSampler sampler;
    private final Optional<HeldOutLoss> heldOut;
    private TrainingState.Standing standing = new TrainingState.Standing(0, 0);

    /**
     * Prepares a run within what the box has free.
     *
     * @param model what learns; the caller closes it
     * @param directory where state, loss curve and result go; a state found there is continued
     * @param tokens the text
     * @param heldOut text to measure on, now and then
     * @param settings how
     * @throws dev.headroom.OverBudgetException where not even one sequence fits
     */
    public Trainer(
            TrainableModel model,
            Path directory,
            TokenFile tokens,
            Optional<TokenFile> heldOut,
            TrainingSettings settings) {
        this(model, directory, tokens, heldOut, settings, TrainingMemory.budgetOfThisBox());
    }

    /** Prepares a run within {@code budget}, which others may use as well. */
    public Trainer(
            TrainableModel model,
            Path directory,
            TokenFile tokens,
            Optional<TokenFile> heldOut,
            TrainingSettings settings,
            MemoryBudget budget) {
        requireFit(model, tokens, settings);
        this.settings = settings;
        this.model = model;
        this.directory = new TrainingDirectory(directory);
        this.tokens = tokens;
        this.sampler = new BatchSampler(tokens, settings.context(), settings.seed());
        TorchEngine torch = TorchEngine.load();
        this.gradients = new GradientStep(torch, model, settings.recomputation());
        this.heldOut = heldOut.map(text -> new HeldOutLoss(gradients, text, settings.context()));
        this.turn = TrainingTurn.take(Path.of(System.getProperty("java.io.tmpdir")));
        try {
            TrainingMemory memory = new TrainingMemory(model.config().shape(), settings);
            ByteSize state = TrainingMemory.state(learningWeights());
            this.microBatch = memory.microBatch(budget.available().minusOrZero(state));
            this.lease = budget.reserve("training", state.plus(memory.activations(microBatch)));
        } catch (RuntimeException e) {
            turn.close();
            throw e;
        }
        this.optimizer = new Optimizer(torch, settings.optimizer(), settings.precision(), model.parameters());
        LOG.info(
                "training {} of {} weights in micro-batches of {} x {} tokens, {}",
                learningWeights(),
                model.config().shape().parameters(),
                microBatch,
                settings.context(),
                model.ops().describe());
    }

    private static void requireFit(TrainableModel model, TokenFile tokens, TrainingSettings settings) {
        int vocabulary = model.config().shape().vocabularySize();
        if (tokens.vocabularySize() > vocabulary) {
            throw new IllegalArgumentException("the text's tokens must be of the model's vocabulary of " + vocabulary
                    + ", was of one of " + tokens.vocabularySize());
        }
        int longest = model.config().shape().contextLength();
        if (settings.context() > longest) {
            throw new IllegalArgumentException(
                    "context must be at most the model's " + longest + ", was " + settings.context());
        }
    }

    /** Returns how many weights receive gradients. */
    public long learningWeights() {
        return model.parameters().values().stream()
                .mapToLong(array -> array.getShape().size())
                .sum();
    }

    /** Returns how many sequences are computed at once. */
    public int microBatch() {
        return microBatch;
    }

    /**
     * Trains until the last step or until cancelled, whichever comes first. Cancelling is heard between micro-batches;
     * the step that is then under way is given up, the state before it is saved.
     *
     * @param cancel stops the run
     * @param listener hears every step
     * @throws BackendException where loss or gradient are no finite numbers; the last saved state stays
     */
    public TrainingEnd run(CancelToken cancel, TrainingListener listener) {
        try {
            Files.createDirectories(directory.path());
        } catch (IOException e) {
            throw new UncheckedIOException("making " + directory.path(), e);
        }
        if (Files.exists(directory.state())) {
            standing = TrainingState.restore(directory.state(), optimizer, recipe());
            LOG.info("continuing after step {} of {}", standing.step(), settings.steps());
        }
        try (LossCurve curve = LossCurve.open(directory.lossCurve(), standing.step())) {
            trainFrom(standing.step(), cancel, listener, curve);
        }
        save();
        boolean finished = standing.step() == settings.steps();
        if (finished) {
            model.export(directory.path());
        }
        return new TrainingEnd(standing.step(), finished, Duration.ofMillis((long) (standing.seconds() * 1000)));
    }

    private void trainFrom(int first, CancelToken cancel, TrainingListener listener, LossCurve curve) {
        long began = System.nanoTime();
        long saved = began;
        for (int step = first; step < settings.steps(); step++) {
            long stepBegan = System.nanoTime();
            OptionalDouble loss = gatherGradients(step, cancel);
            if (loss.isEmpty()) {
                return;
            }
            double norm = optimizer.gradientNorm();
            requireFinite(step, loss.getAsDouble(), norm);
            double rate = settings.learningRate().at(step, settings.steps());
            optimizer.update(step + 1, rate, norm);
            double seconds = (System.nanoTime() - stepBegan) / 1e9;
            standing = new TrainingState.Standing(step + 1, standing.seconds() + seconds);
            long sinceBegin = System.nanoTime() - began;
            TrainingProgress progress = new TrainingProgress(
                    step + 1,
                    settings.steps(),
                    loss.getAsDouble(),
                    rate,
                    norm,
                    settings.tokensPerStep() / seconds,
                    ProcessMemory.ofThisProcess().map(ProcessMemory::resident).orElse(ByteSize.of(0)),
                    Duration.ofNanos(sinceBegin / (step + 1 - first) * (settings.steps() - step - 1)),
                    heldOutLossAfter(step + 1));
            curve.add(progress, (step + 1) * settings.tokensPerStep());
            listener.stepped(progress);
            if (System.nanoTime() - saved > settings.saveEvery().toNanos()) {
                save();
                saved = System.nanoTime();
            }
        }
    }

    /** Sums the gradients of one step; empty where it was cancelled between two micro-batches. */
    private OptionalDouble gatherGradients(int step, CancelToken cancel) {
        int parts = settings.sequences() / microBatch;
        double loss = 0;
        for (int part = 0; part < parts; part++) {
            if (cancel.isCancelled()) {
                optimizer.clearGradients();
                return OptionalDouble.empty();
            }
            List<int[]> sequences = new ArrayList<>();
            for (int i = 0; i < microBatch; i++) {
                sequences.add(sampler.sequence((long) step * settings.sequences() + (long) part * microBatch + i));
            }
            loss += gradients.accumulate(sequences, 1.0 / parts) / parts;
        }
        return OptionalDouble.of(loss);
    }

    private static void requireFinite(int step, double loss, double norm) {
        if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
            throw new BackendException(
                    TorchEngine.BACKEND_ID,
                    "training left the numbers in step " + (step + 1) + ": loss " + loss + ", gradient length " + norm
                            + "; a lower learning rate or a longer warm-up helps",
                    null);
        }
    }

    private OptionalDouble heldOutLossAfter(int steps) {
        boolean due = steps % settings.measureEvery() == 0 || steps == settings.steps();
        return due && heldOut.isPresent()
                ? OptionalDouble.of(heldOut.get().over(HELD_OUT_WINDOWS))
                : OptionalDouble.empty();
    }

    private void save() {
        TrainingState.save(directory.state(), optimizer, standing, recipe());
    }

    /** What must be equal for a state to be continued. */
    private String recipe() {
        return "seed " + settings.seed() + ", steps " + settings.steps() + ", sequences " + settings.sequences()
                + ", context " + settings.context() + ", " + settings.learningRate() + ", " + settings.optimizer()
                + ", tokens " + tokens.size() + ", " + model.describe();
    }

    @Override
    public void close() {
        optimizer.close();
        lease.close();
        turn.close();
    }
}
