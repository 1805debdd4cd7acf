package dev.headroom.pipeline;

import dev.headroom.RequestCancelledException;
import dev.headroom.RequestTimeoutException;
import dev.headroom.classification.Classification;
import dev.headroom.embedding.Embeddings;
import dev.headroom.generation.FinishReason;
import dev.headroom.generation.Generation;
import dev.headroom.generation.GenerationOutcome;
import dev.headroom.generation.GenerationRequest;
import dev.headroom.generation.GenerationRequest.Freshness;
import dev.headroom.generation.GenerationSettings;
import dev.headroom.generation.Prompt;
import dev.headroom.generation.TextSink;
import dev.headroom.model.ModelTask;
import dev.headroom.model.ModelUse;
import dev.headroom.queue.CancelToken;
import dev.headroom.queue.Execution;
import dev.headroom.queue.Phase;
import dev.headroom.queue.QueueLimits;
import dev.headroom.queue.RequestQueue;
import dev.headroom.queue.StopGrade;
import dev.headroom.queue.Ticket;
import dev.headroom.relief.Housekeeping;
import dev.headroom.spi.CacheTier;
import dev.headroom.spi.LoadedModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The way of a request, in one direction: request tier, computation tier, queue, ladder, host, backend, and back into
 * the caches.
 *
 * <p>Any identical request within the request tier's age gets the same answer, marked as cached; the computation tier
 * keeps deterministic results only. Identical requests in flight are joined: one runs, the others listen.
 *
 * <p>Thread-safe; calls block until the answer is there.
 */
public final class RequestPipeline {

    private final Tiers tiers;
    private final RequestQueue queue;
    private final QueueLimits limits;
    private final ModelSelector selector;
    private final Housekeeping housekeeping;
    private final GenerationSettings defaults;
    private final InFlight<RequestKey, Generation> inFlight = new InFlight<>();

    /**
     * Makes a pipeline of its parts.
     *
     * @param tiers where results are kept
     * @param queue where work waits for its turn
     * @param limits the time limits of that queue
     * @param selector lends models
     * @param housekeeping told of every finished request
     * @param defaults how text is generated unless a request says otherwise
     */
    public RequestPipeline(
            Tiers tiers,
            RequestQueue queue,
            QueueLimits limits,
            ModelSelector selector,
            Housekeeping housekeeping,
            GenerationSettings defaults) {
        this.tiers = tiers;
        this.queue = queue;
        this.limits = limits;
        this.selector = selector;
        this.housekeeping = housekeeping;
        this.defaults = defaults;
    }

    /**
     * The two tiers that hold results.
     *
     * @param request any result, for a short while
     * @param computation deterministic results, for longer
     */
    public record Tiers(CacheTier<RequestKey, Computed> request, CacheTier<RequestKey, Computed> computation) {

        Optional<Computed> find(RequestKey key) {
            return request.get(key).or(() -> computation.get(key));
        }

        void keep(RequestKey key, Computed value, GenerationSettings settings) {
            request.put(key, value);
            if (settings.isDeterministic()) {
                computation.put(key, value);
            }
        }
    }

    /**
     * Generates text, or returns what is cached.
     *
     * @param sink receives the text as it comes; all of it at once when it is cached
     * @throws RequestTimeoutException if a time limit passed before there was any text
     * @throws RequestCancelledException if the calling thread was interrupted
     */
    public Generation generate(GenerationRequest request, TextSink sink) {
        GenerationSettings settings = request.settings().orElse(defaults);
        RequestKey key = new RequestKey(ModelTask.GENERATION, request.model(), request.prompt(), Optional.of(settings));
        if (request.freshness() == Freshness.NEW) {
            return await(new InFlight<RequestKey, Generation>(), key, settings, sink);
        }
        Optional<Generation> cached = cached(key);
        if (cached.isPresent()) {
            String text = cached.get().text();
            if (!text.isEmpty()) {
                sink.accept(text);
            }
            return cached.get();
        }
        return await(inFlight, key, settings, sink);
    }

    /**
     * Turns texts into unit vectors; those that are cached are not computed again.
     *
     * @param model the model asked for; absent for the ladder's choice
     */
    public Embeddings embed(List<String> texts, Optional<String> model) {
        Map<String, float[]> vectors = collect(
                texts,
                text -> new RequestKey(ModelTask.EMBEDDING, model, Prompt.text(text), Optional.empty()),
                value -> ((Computed.Vector) value).values(),
                (loaded, missing, cancel) -> loaded.embedder().embed(missing, cancel).vectors().stream()
                        .<Computed>map(Computed.Vector::new)
                        .toList());
        return new Embeddings(texts.stream().map(vectors::get).toList());
    }

    /**
     * Labels texts; those that are cached are not computed again.
     *
     * @param model the model asked for; absent for the ladder's choice
     */
    public List<Classification> classify(List<String> texts, Optional<String> model) {
        Map<String, Classification> labels = collect(
                texts,
                text -> new RequestKey(ModelTask.CLASSIFICATION, model, Prompt.text(text), Optional.empty()),
                value -> ((Computed.Label) value).classification(),
                (loaded, missing, cancel) -> loaded.classifier().classify(missing, cancel).stream()
                        .<Computed>map(Computed.Label::new)
                        .toList());
        return texts.stream().map(labels::get).toList();
    }

    /**
     * Loads the model that a ladder would take, in turn with the requests.
     *
     * @throws RequestTimeoutException if loading took longer than its limit
     * @throws RequestCancelledException if the calling thread was interrupted
     */
    public ModelUse preload(ModelTask task) {
        return await(queue.submit(
                "preload", execution -> withModel(task, Optional.empty(), execution, ModelSelector.Lent::use)));
    }

    private Optional<Generation> cached(RequestKey key) {
        return tiers.find(key).map(value -> ((Computed.Text) value).generation().asCached());
    }

    private Generation await(
            InFlight<RequestKey, Generation> flights, RequestKey key, GenerationSettings settings, TextSink sink) {
        try (Joined<Generation> joined =
                flights.join(key, sink, (shared, everyoneGone) -> start(key, settings, shared, everyoneGone))) {
            return joined.await();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private CompletionStage<Generation> start(
            RequestKey key, GenerationSettings settings, TextSink sink, CancelToken everyoneGone) {
        Ticket<Generated> ticket = queue.submit("generate", execution -> run(key, settings, sink, execution));
        everyoneGone.onCancel(reason -> ticket.cancel());
        // kept before the stage completes, so that nobody finds neither the flight nor the cached answer
        return ticket.stage()
                .thenApply(generated -> finish(key, settings, generated.answer(ticket), ticket))
                .whenComplete((answer, failure) -> housekeeping.requestFinished());
    }

    private Generation finish(RequestKey key, GenerationSettings settings, Generation answer, Ticket<?> ticket) {
        if (answer.finish() == FinishReason.DEADLINE && answer.generatedTokens() == 0) {
            throw new RequestTimeoutException(
                    "executing", limits.maximumExecution(), ticket.timings().executing(), true);
        }
        if (answer.finish() == FinishReason.STOP || answer.finish() == FinishReason.LENGTH) {
            tiers.keep(key, new Computed.Text(answer), settings);
        }
        return answer;
    }

    private Generated run(RequestKey key, GenerationSettings settings, TextSink sink, Execution execution) {
        return withModel(key.task(), key.model(), execution, lent -> {
            GenerateEvent event = new GenerateEvent();
            event.begin();
            GenerationOutcome outcome =
                    lent.loan().model().generator().generate(key.prompt(), settings, sink, execution.cancelToken());
            event.commit(lent.use().modelId(), outcome);
            return new Generated(outcome, lent.use());
        });
    }

    /** Loads under the limit of loading, then works under the limit of executing. */
    private <T> T withModel(
            ModelTask task, Optional<String> model, Execution execution, Function<ModelSelector.Lent, T> work) {
        execution.enter(Phase.LOADING);
        try (ModelSelector.Lent lent = selector.lend(task, model, execution.cancelToken())) {
            execution.enter(Phase.EXECUTING);
            return work.apply(lent);
        }
    }

    /** Computes results for texts, in their order. */
    @FunctionalInterface
    private interface Batch {

        List<Computed> compute(LoadedModel model, List<String> texts, CancelToken cancel);
    }

    /** Looks texts up, computes those that are missing in one piece of work, and keeps them. */
    private <R> Map<String, R> collect(
            List<String> texts, Function<String, RequestKey> keyOf, Function<Computed, R> unpack, Batch batch) {
        Map<String, R> results = new HashMap<>();
        Set<String> missing = new LinkedHashSet<>();
        for (String text : texts) {
            tiers.find(keyOf.apply(text))
                    .ifPresentOrElse(value -> results.put(text, unpack.apply(value)), () -> missing.add(text));
        }
        if (missing.isEmpty()) {
            return results;
        }
        List<String> ordered = new ArrayList<>(missing);
        RequestKey first = keyOf.apply(ordered.get(0));
        List<Computed> computed = await(queue.submit(
                first.task().name().toLowerCase(Locale.ROOT),
                execution -> withModel(
                        first.task(),
                        first.model(),
                        execution,
                        lent -> batch.compute(lent.loan().model(), ordered, execution.cancelToken()))));
        for (int i = 0; i < ordered.size(); i++) {
            tiers.keep(keyOf.apply(ordered.get(i)), computed.get(i), GenerationSettings.greedy());
            results.put(ordered.get(i), unpack.apply(computed.get(i)));
        }
        return results;
    }

    private <T> T await(Ticket<T> ticket) {
        try {
            return ticket.await();
        } catch (InterruptedException e) {
            ticket.cancel();
            throw interrupted();
        } finally {
            housekeeping.requestFinished();
        }
    }

    private static RequestCancelledException interrupted() {
        Thread.currentThread().interrupt();
        return new RequestCancelledException("the waiting thread was interrupted");
    }

    /** What the lane hands back: the outcome and the model that gave it. */
    private record Generated(GenerationOutcome outcome, ModelUse use) {

        Generation answer(Ticket<?> ticket) {
            Optional<StopGrade> grade = ticket.stopGrade();
            Duration waited = ticket.timings().waited();
            Duration loading = ticket.timings().loading();
            return new Generation(
                    outcome.text(),
                    outcome.finish(),
                    grade,
                    use,
                    outcome.promptTokens(),
                    outcome.generatedTokens(),
                    new Generation.Timings(waited, loading, outcome.prefill(), outcome.decode()),
                    false);
        }
    }
}
