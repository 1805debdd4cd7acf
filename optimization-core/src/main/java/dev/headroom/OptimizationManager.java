package dev.headroom;

import dev.headroom.box.JavaHeap;
import dev.headroom.box.MemoryEvents;
import dev.headroom.box.MemoryMonitor;
import dev.headroom.box.MemoryPressure;
import dev.headroom.box.ProcessMemory;
import dev.headroom.classification.Classification;
import dev.headroom.embedding.Embeddings;
import dev.headroom.generation.Generation;
import dev.headroom.generation.GenerationRequest;
import dev.headroom.generation.GenerationSettings;
import dev.headroom.generation.TextSink;
import dev.headroom.health.MemoryHealth;
import dev.headroom.health.SystemHealth;
import dev.headroom.model.ModelLoadingPlan;
import dev.headroom.model.ModelTask;
import dev.headroom.model.SpeedEstimate;
import java.util.List;
import java.util.Optional;

/**
 * The front door: runs language models inside the box and keeps the process alive.
 *
 * <pre>{@code
 * try (OptimizationManager headroom = OptimizationManager.open(OptimizationConfig.forThisBox())) {
 *     Generation answer = headroom.generate(GenerationRequest.of("Explain tides to a child."));
 *     System.out.println(answer.text());
 * }
 * }</pre>
 *
 * <p>Opening loads no model and no native library. Every part behind it is public and works without it.
 *
 * <p>Thread-safe. After {@link #close()} every call is an {@link IllegalStateException}. Failures are
 * {@link HeadroomException}s.
 */
public final class OptimizationManager implements AutoCloseable {

    private final Collaborators parts;

    OptimizationManager(Collaborators parts) {
        this.parts = parts;
    }

    /** Opens a manager with the backends found on the class path. */
    public static OptimizationManager open(OptimizationConfig config) {
        return open(config, Extensions.none());
    }

    /** Opens a manager with parts of one's own. */
    public static OptimizationManager open(OptimizationConfig config, Extensions extensions) {
        OptimizationManager manager = new OptimizationManager(new Collaborators(config, extensions));
        try {
            manager.parts.preload();
            return manager;
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /** Reads the memory of the box, the budget and the process now. */
    public MemoryHealth checkMemoryHealth() {
        return new MemoryHealth(
                parts.open().watch.sampleNow(),
                parts.watch.pressure(),
                parts.budget.available(),
                parts.budget.leases(),
                parts.backends.held(),
                JavaHeap.now(),
                ProcessMemory.ofThisProcess());
    }

    /**
     * Says what fits of a model and how fast it would be, without loading it.
     *
     * @param modelId a model id, a path, or a model with a built-in shape card
     * @throws ModelNotFoundException if it is none of these, naming every place that was searched
     */
    public ModelLoadingPlan optimizeModelLoading(String modelId) {
        return parts.open()
                .planner()
                .plan(modelId, parts.obtainable(), parts.config.queue().maximumExecution());
    }

    /** Returns the configured settings with no more tokens than the ladder's choice can write within the time limit. */
    public GenerationSettings optimizeInferenceSettings() {
        GenerationSettings settings = parts.open().config.generation();
        Optional<SpeedEstimate> speed =
                parts.selector.preview(ModelTask.GENERATION).picked().flatMap(rung -> rung.speed());
        return speed.map(estimate -> estimate.tokensWithin(parts.config.queue().maximumExecution(), 0))
                .filter(tokens -> tokens < settings.maxTokens())
                .map(tokens -> settings.withMaxTokens(Math.max(1, tokens)))
                .orElse(settings);
    }

    /**
     * Watches a piece of heavy work: when hard memory crosses a share of the limit, caches are shed as at CLEAR.
     *
     * @param fraction share of the limit, in (0, 1]
     */
    public MemoryMonitor createMemoryMonitor(double fraction) {
        return MemoryMonitor.open(
                parts.open().watch, fraction, () -> parts.relief.relieve(MemoryPressure.CLEAR), reading -> {});
    }

    /** Returns everything at one moment: box, memory, queue, caches, models, ladder, start-up. */
    public SystemHealth systemHealth() {
        return new SystemHealth(
                parts.open().config.box(),
                checkMemoryHealth(),
                parts.queue.state(),
                parts.caches.statistics(),
                parts.host.hosted(),
                parts.selector.lastChoices(),
                parts.relief.last(),
                MemoryEvents.read().flatMap(MemoryEvents::lastDeath),
                parts.timeline.marks());
    }

    /** Generates text, or returns an answer from the caches. */
    public Generation generate(GenerationRequest request) {
        return generate(request, TextSink.ignore());
    }

    /** Generates text and hands it out as it comes. */
    public Generation generate(GenerationRequest request, TextSink sink) {
        return parts.open().pipeline.generate(request, sink);
    }

    /** Turns texts into unit vectors with the embedding ladder's choice. */
    public Embeddings embed(List<String> texts) {
        return parts.open().pipeline.embed(texts, Optional.empty());
    }

    /** Labels texts with the classification ladder's choice. */
    public List<Classification> classify(List<String> texts) {
        return parts.open().pipeline.classify(texts, Optional.empty());
    }

    /** Ends running work, unloads every model and closes every part. Closing again does nothing. */
    @Override
    public void close() {
        parts.close();
    }
}
