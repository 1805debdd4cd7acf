package dev.headroom.model;

import dev.headroom.BackendException;
import dev.headroom.ByteSize;
import dev.headroom.DamagedArtefactException;
import dev.headroom.MalformedFileException;
import dev.headroom.ModelNotFoundException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.spi.ModelBackend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says what would run and how well, from file headers and cards, without loading anything.
 *
 * <pre>{@code
 * LoadingPlanner planner = new LoadingPlanner(sources, backends, ladders, new SpeedEstimator(bandwidth, 2), profiles);
 * ModelLoadingPlan plan = planner.plan("microsoft/phi-2", budget.available(), Duration.ofSeconds(30));
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class LoadingPlanner {

    private static final int DEFAULT_BLOCK = 128;

    private final ModelSources sources;
    private final Backends backends;
    private final LadderSettings ladders;
    private final SpeedEstimator speeds;
    private final LoadProfiles profiles;

    /**
     * @param sources where models are looked for
     * @param backends read headers and say what can run; opened on first need
     * @param ladders the rungs
     * @param speeds predicts speed from the bandwidth of the box
     * @param profiles what earlier loads took; a measurement goes before an estimate
     */
    public LoadingPlanner(
            ModelSources sources,
            Backends backends,
            LadderSettings ladders,
            SpeedEstimator speeds,
            LoadProfiles profiles) {
        this.sources = sources;
        this.backends = backends;
        this.ladders = ladders;
        this.speeds = speeds;
        this.profiles = profiles;
    }

    /** Returns the rungs of a task with everything that {@link ModelLadder} decides by. */
    public List<RungCandidate> candidates(ModelTask task) {
        return ladders.rungs(task).stream()
                .map(rung -> survey(task, rung).candidate())
                .toList();
    }

    /** Returns one rung with everything that {@link ModelLadder} decides by. */
    public RungCandidate candidate(ModelTask task, Rung rung) {
        return survey(task, rung).candidate();
    }

    /**
     * Plans for a model, with the rest of its task's ladder below it.
     *
     * @param modelId a card's id, or whatever the sources find
     * @param available bytes that can be promised
     * @param limit the time that an answer may take
     * @throws ModelNotFoundException if there are neither files nor a card
     */
    public ModelLoadingPlan plan(String modelId, ByteSize available, Duration limit) {
        Optional<ModelCard> card = ModelCards.builtIn().find(modelId);
        Optional<Rung> own = ownRung(modelId);
        Optional<ModelFiles> files = own.flatMap(sources::find).or(() -> sources.find(modelId));
        if (files.isEmpty() && card.isEmpty()) {
            throw new ModelNotFoundException(modelId, sources.places(modelId));
        }
        Optional<ModelProfile> profile = files.flatMap(this::describe);
        ModelTask task = profile.map(ModelProfile::task)
                .or(() -> card.map(ModelCard::task))
                .orElse(ModelTask.GENERATION);
        List<Rung> rungs = new ArrayList<>();
        rungs.add(own.orElseGet(() -> rungOf(modelId, profile, card)));
        List<Rung> ladder = ladders.rungs(task);
        ladder.stream()
                .skip(own.map(rung -> ladder.indexOf(rung) + 1).orElse(0))
                .forEach(rungs::add);
        List<Survey> surveys = rungs.stream().map(rung -> survey(task, rung)).toList();
        Choice choice = ModelLadder.pick(
                surveys.stream().map(Survey::candidate).toList(),
                available,
                LadderPolicy.ofTarget(ladders.minTokensPerSecond()));
        List<PlanRow> rows = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (Survey survey : surveys) {
            if (!seen.contains(survey.candidate().rung().modelId())) {
                seen.add(survey.candidate().rung().modelId());
                rows.addAll(rows(task, survey, available, limit));
            }
        }
        return new ModelLoadingPlan(modelId, task, choice, rows, available, limit);
    }

    /** What is known of a rung; the shape comes from its files, otherwise from a card. */
    private record Survey(RungCandidate candidate, Optional<ModelShape> shape, Precision precision) {}

    /** A rung whose files are broken is one that cannot be had; the rungs below it still can. */
    private Survey survey(ModelTask task, Rung rung) {
        try {
            return surveyFiles(task, rung);
        } catch (BackendException | DamagedArtefactException | MalformedFileException | UnsupportedFeatureException e) {
            return new Survey(
                    new RungCandidate(
                            rung, RungFiles.absent(String.valueOf(e.getMessage())), Optional.empty(), Optional.empty()),
                    Optional.empty(),
                    rung.precision());
        }
    }

    private Survey surveyFiles(ModelTask task, Rung rung) {
        Optional<ModelFiles> files = sources.find(rung);
        Optional<ModelBackend> backend = files.flatMap(backends::find);
        Optional<ModelProfile> profile = files.flatMap(this::describe);
        Optional<ModelShape> shape = profile.flatMap(ModelProfile::shape)
                .or(() -> ModelCards.builtIn().find(rung.modelId()).map(ModelCard::shape));
        RungFiles where = files.isEmpty()
                ? RungFiles.absent("not on disk")
                : backend.isEmpty() ? RungFiles.absent(notRunnable(rung, files.get())) : RungFiles.present(files.get());
        Optional<MemoryEstimate> estimate = backend.map(b -> estimate(b, files.orElseThrow(), rung.loadSettings()))
                .or(() -> shape.map(sizes -> MemoryEstimator.estimate(
                        task, sizes, rung.precision(), rung.blockSize(), rung.contextLength())));
        Precision precision =
                backend.isPresent() ? profile.map(ModelProfile::precision).orElse(rung.precision()) : rung.precision();
        Optional<SpeedEstimate> speed = shape.map(sizes -> speeds.estimate(task, sizes, precision, rung.blockSize()));
        return new Survey(new RungCandidate(rung, where, estimate, speed), shape, precision);
    }

    private MemoryEstimate estimate(ModelBackend backend, ModelFiles files, LoadSettings settings) {
        MemoryEstimate estimate = backend.estimate(files, settings);
        return profiles.find(files, settings, backends.settings().threads())
                .map(measured -> measuredIn(estimate, measured))
                .orElse(estimate);
    }

    /** The estimate with the difference to a measurement put into the weights. */
    private static MemoryEstimate measuredIn(MemoryEstimate estimate, ByteSize measured) {
        ByteSize rest = estimate.kvCache().plus(estimate.buffers()).plus(estimate.runtime());
        if (rest.isMoreThan(measured)) {
            return new MemoryEstimate(
                    measured, estimate.mappedWeights(), ByteSize.ZERO, ByteSize.ZERO, ByteSize.ZERO, ByteSize.ZERO);
        }
        return new MemoryEstimate(
                measured.minusOrZero(rest),
                estimate.mappedWeights(),
                estimate.kvCache(),
                estimate.buffers(),
                estimate.runtime(),
                ByteSize.ZERO);
    }

    private Optional<ModelProfile> describe(ModelFiles files) {
        return backends.find(files).map(backend -> backend.describe(files));
    }

    private static String notRunnable(Rung rung, ModelFiles files) {
        String found = "found as " + files.format() + " in " + files.path() + ", which no backend here runs";
        return switch (files.format()) {
            case CHECKPOINT, GGUF ->
                found + "; compress it to " + rung.precision().label() + " first";
            case ARTEFACT, ONNX -> found + "; add dev.headroom:backend-onnx";
        };
    }

    private List<PlanRow> rows(ModelTask task, Survey survey, ByteSize available, Duration limit) {
        Rung base = survey.candidate().rung();
        List<PlanRow> rows = new ArrayList<>();
        survey.shape().ifPresent(shape -> {
            for (Precision precision : List.of(Precision.INT4, Precision.INT8, Precision.FP16, Precision.FP32)) {
                Rung rung = new Rung(base.modelId(), precision, base.blockSize(), base.contextLength());
                boolean own = precision == survey.precision();
                MemoryEstimate estimate = survey.candidate()
                        .estimate()
                        .filter(known -> own)
                        .orElseGet(() -> MemoryEstimator.estimate(
                                task, shape, precision, rung.blockSize(), rung.contextLength()));
                SpeedEstimate speed = speeds.estimate(task, shape, precision, rung.blockSize());
                rows.add(row(rung, estimate, speed, available, limit));
            }
        });
        return rows;
    }

    private static PlanRow row(
            Rung rung, MemoryEstimate estimate, SpeedEstimate speed, ByteSize available, Duration limit) {
        return new PlanRow(
                rung,
                rung.precision(),
                estimate.weights().plus(estimate.mappedWeights()),
                estimate.runtime().plus(estimate.loadingPeak()),
                estimate.kvCache(),
                estimate.buffers(),
                estimate.resident(),
                !estimate.hard().isMoreThan(available),
                speed.tokensPerSecond(),
                speed.tokensWithin(limit, PlanRow.PROMPT_TOKENS));
    }

    private Optional<Rung> ownRung(String modelId) {
        for (ModelTask task : ModelTask.values()) {
            for (Rung rung : ladders.rungs(task)) {
                if (rung.modelId().equals(modelId)) {
                    return Optional.of(rung);
                }
            }
        }
        return Optional.empty();
    }

    private static Rung rungOf(String modelId, Optional<ModelProfile> profile, Optional<ModelCard> card) {
        Precision precision = profile.map(ModelProfile::precision).orElse(Precision.INT4);
        int context = profile.flatMap(ModelProfile::shape)
                .or(() -> card.map(ModelCard::shape))
                .map(shape -> Math.min(shape.contextLength(), LoadSettings.DEFAULT_CONTEXT_LENGTH))
                .orElse(LoadSettings.DEFAULT_CONTEXT_LENGTH);
        return new Rung(modelId, precision, DEFAULT_BLOCK, Math.max(8, context));
    }
}
