package dev.headroom.pipeline;

import dev.headroom.BackendException;
import dev.headroom.ByteSize;
import dev.headroom.DamagedArtefactException;
import dev.headroom.HeadroomException;
import dev.headroom.MalformedFileException;
import dev.headroom.ModelNotFoundException;
import dev.headroom.OverBudgetException;
import dev.headroom.model.Choice;
import dev.headroom.model.LadderPosition;
import dev.headroom.model.LadderSettings;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.Loan;
import dev.headroom.model.MemoryEstimate;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelHost;
import dev.headroom.model.ModelLadder;
import dev.headroom.model.ModelProfile;
import dev.headroom.model.ModelSources;
import dev.headroom.model.ModelTask;
import dev.headroom.model.ModelUse;
import dev.headroom.model.RungCandidate;
import dev.headroom.model.RungFiles;
import dev.headroom.queue.CancelToken;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lends the model for a request: the one asked for by name, or the ladder's choice. A rung that is refused or fails to
 * load is stepped over, with the reason in the answer; memory that has been free for a while leads back up.
 *
 * <p>Thread-safe; loading happens on the calling thread.
 */
public final class ModelSelector {

    private final ModelSources sources;
    private final ModelHost host;
    private final LadderSettings settings;
    private final int contextLength;
    private final Function<ModelTask, List<RungCandidate>> candidates;
    private final Supplier<ByteSize> obtainable;
    private final Map<ModelTask, LadderPosition> positions = new EnumMap<>(ModelTask.class);
    private final Map<ModelTask, Choice> choices = new EnumMap<>(ModelTask.class);

    /**
     * Makes a selector.
     *
     * @param sources where models asked for by name are looked for
     * @param host loads and lends them
     * @param settings the ladders
     * @param contextLength tokens of the context of models asked for by name
     * @param candidates looks the rungs of a task up: where they lie and what they would take
     * @param obtainable bytes that can be promised, those of idle models included
     * @param clock tells how long memory has been free
     */
    public ModelSelector(
            ModelSources sources,
            ModelHost host,
            LadderSettings settings,
            int contextLength,
            Function<ModelTask, List<RungCandidate>> candidates,
            Supplier<ByteSize> obtainable,
            Clock clock) {
        this.sources = sources;
        this.host = host;
        this.settings = settings;
        this.contextLength = contextLength;
        this.candidates = candidates;
        this.obtainable = obtainable;
        for (ModelTask task : ModelTask.values()) {
            positions.put(task, LadderPosition.top(clock, settings));
        }
    }

    /**
     * A lent model with the reason why it was taken.
     *
     * @param loan to be closed after use
     * @param use what the answer says about it
     */
    public record Lent(Loan loan, ModelUse use) implements AutoCloseable {

        @Override
        public void close() {
            loan.close();
        }
    }

    /**
     * Lends a model, loading it if need be.
     *
     * @param task what it is for
     * @param modelId the model asked for; absent for the ladder's choice
     * @throws ModelNotFoundException if there is no such model, or no rung of the ladder is on disk
     * @throws OverBudgetException if it does not fit, or no rung does
     */
    public Lent lend(ModelTask task, Optional<String> modelId, CancelToken cancel) {
        return modelId.isPresent() ? lendNamed(modelId.get(), cancel) : lendFromLadder(task, cancel);
    }

    /**
     * Steps every ladder below the rung that it took last; new requests get a smaller model. A ladder with nothing to run
     * further down stays.
     */
    public synchronized void stepDown(String why) {
        choices.forEach((task, choice) -> choice.picked().ifPresent(picked -> {
            int index = settings.rungs(task).indexOf(picked.rung());
            if (index >= 0 && hasMoreBelow(choice, index)) {
                positions.put(task, position(task).below(index, why));
            }
        }));
    }

    private static boolean hasMoreBelow(Choice choice, int index) {
        return choice.verdicts().stream()
                .skip(index + 1L)
                .anyMatch(verdict ->
                        verdict.outcome() != Choice.Outcome.ABSENT && verdict.outcome() != Choice.Outcome.TOO_LARGE);
    }

    /** Returns the last choice per task; possibly empty. */
    public synchronized Map<ModelTask, Choice> lastChoices() {
        return Map.copyOf(choices);
    }

    /** Returns what the ladder would take now, without loading anything or moving. */
    public Choice preview(ModelTask task) {
        List<RungCandidate> rungs = candidates.apply(task);
        return ModelLadder.pick(rungs, obtainable.get(), position(task).policy());
    }

    private Lent lendNamed(String modelId, CancelToken cancel) {
        ModelFiles files = sources.resolve(modelId);
        Loan loan = host.lend(files, LoadSettings.ofContext(contextLength), cancel);
        ModelProfile profile = loan.model().profile();
        return new Lent(loan, new ModelUse(profile.id(), profile.precision(), "asked for by name"));
    }

    private Lent lendFromLadder(ModelTask task, CancelToken cancel) {
        List<RungCandidate> rungs = candidates.apply(task);
        LadderPosition position = observed(task, rungs);
        Optional<HeadroomException> lastFailure = Optional.empty();
        while (true) {
            Choice choice = ModelLadder.pick(rungs, obtainable.get(), position.policy());
            note(task, choice);
            if (choice.picked().isEmpty()) {
                // the ladder stays where it was: the next request may find what this one did not
                Optional<HeadroomException> failure = lastFailure;
                throw failure.orElseGet(() -> nothingToRun(task, rungs, choice));
            }
            RungCandidate picked = choice.picked().get();
            ModelFiles files = ((RungFiles.Present) picked.files()).files();
            try {
                Loan loan = host.lend(files, picked.rung().loadSettings(), cancel);
                settle(task, position);
                return new Lent(
                        loan,
                        new ModelUse(picked.rung().modelId(), picked.rung().precision(), choice.reason()));
            } catch (OverBudgetException | BackendException | DamagedArtefactException | MalformedFileException e) {
                lastFailure = Optional.of(e);
                // every turn steps below a rung, so there are at most as many turns as rungs
                position = position.below(rungs.indexOf(picked), String.valueOf(e.getMessage()));
            }
        }
    }

    /** Returns the position of a ladder after a look at the memory that the rung above would take. */
    private synchronized LadderPosition observed(ModelTask task, List<RungCandidate> rungs) {
        LadderPosition position = position(task);
        if (position.first() > 0) {
            Optional<ByteSize> needed =
                    rungs.get(position.first() - 1).estimate().map(MemoryEstimate::hard);
            if (needed.isPresent()) {
                position = position.observe(needed.get(), obtainable.get());
                positions.put(task, position);
            }
        }
        return position;
    }

    private synchronized LadderPosition position(ModelTask task) {
        return Objects.requireNonNull(positions.get(task));
    }

    private synchronized void note(ModelTask task, Choice choice) {
        choices.put(task, choice);
    }

    /** Keeps a step down that led to a model, unless the ladder went further down meanwhile. */
    private synchronized void settle(ModelTask task, LadderPosition reached) {
        if (reached.first() > position(task).first()) {
            positions.put(task, reached);
        }
    }

    private HeadroomException nothingToRun(ModelTask task, List<RungCandidate> rungs, Choice choice) {
        List<String> reasons = choice.verdicts().stream()
                .map(verdict -> verdict.rung().label() + " (" + verdict.reason() + ")")
                .toList();
        return choice.verdicts().stream()
                .filter(verdict -> verdict.outcome() == Choice.Outcome.TOO_LARGE)
                .findFirst()
                .<HeadroomException>map(verdict -> new OverBudgetException(
                        "every rung of the " + task.name().toLowerCase(Locale.ROOT) + " ladder, the last one "
                                + verdict.rung().label() + ",",
                        smallest(rungs),
                        obtainable.get(),
                        reasons))
                .orElseGet(() -> new ModelNotFoundException(
                        "for " + task.name().toLowerCase(Locale.ROOT) + ", " + String.join(", ", reasons) + ",",
                        rungs.stream()
                                .flatMap(rung -> sources.places(rung.rung().modelId()).stream())
                                .distinct()
                                .toList()));
    }

    private static ByteSize smallest(List<RungCandidate> rungs) {
        return rungs.stream()
                .flatMap(rung -> rung.estimate().stream())
                .map(MemoryEstimate::hard)
                .min(ByteSize::compareTo)
                .orElse(ByteSize.ZERO);
    }
}
