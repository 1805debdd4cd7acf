package dev.headroom;

import dev.headroom.box.Box;
import dev.headroom.box.JavaHeap;
import dev.headroom.box.MemoryBandwidth;
import dev.headroom.box.MemoryPressure;
import dev.headroom.box.MemoryProbes;
import dev.headroom.box.MemoryReading;
import dev.headroom.box.MemoryWatch;
import dev.headroom.box.ProcessProbe;
import dev.headroom.budget.MemoryBudget;
import dev.headroom.cache.CacheTiers;
import dev.headroom.cache.CaffeineTier;
import dev.headroom.cache.TierLimits;
import dev.headroom.model.Backends;
import dev.headroom.model.HostSettings;
import dev.headroom.model.LoadProfiles;
import dev.headroom.model.LoadTurns;
import dev.headroom.model.LoadingPlanner;
import dev.headroom.model.ModelHost;
import dev.headroom.model.ModelSources;
import dev.headroom.model.ModelTask;
import dev.headroom.model.ModelUse;
import dev.headroom.model.SpeedEstimator;
import dev.headroom.pipeline.Computed;
import dev.headroom.pipeline.ModelSelector;
import dev.headroom.pipeline.RequestKey;
import dev.headroom.pipeline.RequestPipeline;
import dev.headroom.queue.DaemonTimer;
import dev.headroom.queue.RequestQueue;
import dev.headroom.relief.Housekeeping;
import dev.headroom.relief.NativeTrim;
import dev.headroom.relief.PressureRelief;
import dev.headroom.relief.ReliefStep;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.MemoryProbe;
import dev.headroom.startup.StartupTimeline;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the parts of a manager, wires them and closes them in reverse order. Opens no backend and loads no model. */
final class Collaborators implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Collaborators.class);
    private static final Duration RETRY_AFTER_EMERGENCY = Duration.ofSeconds(10);

    final OptimizationConfig config;
    final StartupTimeline timeline = new StartupTimeline();
    final MemoryProbe probe;
    final MemoryWatch watch;
    final MemoryBudget budget;
    final CacheTiers caches = new CacheTiers();
    final RequestQueue queue;
    final Backends backends;
    final ModelHost host;
    final ModelSelector selector;
    final RequestPipeline pipeline;
    final PressureRelief relief;
    final DaemonExecutor housekeepingThread = new DaemonExecutor("headroom-housekeeping");

    private final AtomicBoolean closed = new AtomicBoolean();
    private final LoadProfiles profiles;
    private final ModelSources sources;
    private final DaemonTimer timer = new DaemonTimer();
    private @Nullable LoadingPlanner planner;

    Collaborators(OptimizationConfig config, Extensions extensions) {
        timeline.mark("open");
        this.config = config;
        probe = extensions.probe().orElseGet(() -> probeFor(config));
        watch = new MemoryWatch(probe, config.memory());
        ByteSize limit = extensions
                .probe()
                .map(own -> own.read().limit())
                .orElse(config.box().memory());
        // heap that the JVM may still take is not free for models: it would be the application that dies of it
        budget = new MemoryBudget(
                limit.times(config.memory().clear()),
                () -> watch.sampleNow().hard().plus(JavaHeap.now().toCome()));
        budget.addFreeable(
                "Java heap still to come, by a smaller -Xmx",
                () -> JavaHeap.now().toCome());
        CaffeineTier<RequestKey, Computed> requests =
                caches.register(tier(CacheTiers.REQUEST, config.cache().request()));
        CaffeineTier<RequestKey, Computed> computations =
                caches.register(tier(CacheTiers.COMPUTATION, config.cache().computation()));
        extensions.tiers().forEach(caches::register);
        BackendSettings settings = new BackendSettings(
                config.threads(), config.runtime().device(), config.runtime().nativeLibraries());
        Backends found = extensions.backends().isEmpty()
                ? Backends.discovered(settings)
                : Backends.of(settings, extensions.backends());
        backends = config.runtime().backend().map(found::only).orElse(found);
        profiles = LoadProfiles.in(config.storage().cacheDirectory());
        host = new ModelHost(
                backends,
                budget,
                watch,
                HostSettings.defaults()
                        .withProfiles(profiles)
                        .withTurns(LoadTurns.in(config.storage().cacheDirectory()))
                        .withAfterLoad(files -> timeline.mark("model " + files.id()))
                        .withAfterUnload(NativeTrim::run));
        caches.addView(CacheTiers.MODEL, host::statistics);
        budget.addFreeable("request tier", () -> caches.weight(CacheTiers.REQUEST));
        budget.addFreeable("computation tier", () -> caches.weight(CacheTiers.COMPUTATION));
        budget.addFreeable("idle models", host::idleBytes);
        sources = ModelSources.configured(config.storage(), extensions.sources());
        selector = new ModelSelector(
                sources,
                host,
                config.ladder(),
                config.runtime().contextLength(),
                task -> planner().candidates(task),
                this::obtainable,
                Clock.systemUTC());
        queue = new RequestQueue(config.queue(), timer);
        relief = new PressureRelief(probe, config.memory(), PressureRelief.StopRule.RUN_ALL, reliefSteps());
        watch.addListener(relief);
        watch.addListener(this::closeOrOpenTheQueue);
        Housekeeping housekeeping = new Housekeeping(probe, rhythm(), housekeepingThread, housekeepingTasks());
        pipeline = new RequestPipeline(
                new RequestPipeline.Tiers(requests, computations),
                queue,
                config.queue(),
                selector,
                housekeeping,
                config.generation());
        watch.start();
        timeline.mark("ready");
    }

    /** Returns these parts unless they are closed. */
    Collaborators open() {
        if (closed.get()) {
            throw new IllegalStateException("manager must be open, was closed");
        }
        return this;
    }

    /**
     * Loads the first model of the generation ladder now, if that is configured. Where none can be loaded, the manager
     * opens all the same: caches, health and models asked for by name work without it.
     */
    void preload() {
        if (config.runtime().preload() != RuntimeSettings.Preload.ON_OPEN) {
            return;
        }
        try {
            ModelUse use = pipeline.preload(ModelTask.GENERATION);
            timeline.mark("model preloaded: " + use.modelId());
        } catch (HeadroomException e) {
            LOG.warn("nothing was preloaded, the first request tries again: {}", e.getMessage());
            timeline.mark("nothing preloaded: " + e.getMessage());
        }
    }

    /** Returns the bytes that can be promised, those of idle models included. */
    ByteSize obtainable() {
        return budget.available().plus(host.idleBytes());
    }

    /** Returns the planner; the first call measures the memory bandwidth, which takes under a second. */
    synchronized LoadingPlanner planner() {
        if (planner == null) {
            MemoryBandwidth bandwidth = MemoryBandwidth.measure(config.threads());
            timeline.mark("memory bandwidth measured");
            planner = new LoadingPlanner(
                    sources,
                    backends,
                    config.ladder(),
                    new SpeedEstimator(ByteSize.of(Math.round(bandwidth.bytesPerSecond())), config.threads()),
                    profiles);
        }
        return planner;
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        closeAll(List.of(queue, timer, housekeepingThread, host, backends, watch, caches));
    }

    /** A part that fails to close must not keep the others open. */
    private static void closeAll(List<AutoCloseable> parts) {
        RuntimeException failure = null;
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                RuntimeException thrown =
                        e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
                if (failure == null) {
                    failure = thrown;
                } else {
                    failure.addSuppressed(thrown);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static MemoryProbe probeFor(OptimizationConfig config) {
        // a box that was read is the real one already
        boolean given = config.box().kind() == Box.Kind.GIVEN;
        return given && Box.detect().memory().isMoreThan(config.box().memory())
                ? new ProcessProbe(config.box().memory())
                : ConfigLoader.pressureFile().map(MemoryProbes::detect).orElseGet(MemoryProbes::detect);
    }

    private static CaffeineTier<RequestKey, Computed> tier(String name, TierLimits limits) {
        return CaffeineTier.<RequestKey, Computed>named(
                        name, (key, value) -> Computed.weigh(key, value).bytes())
                .limits(limits)
                .build();
    }

    private List<ReliefStep> reliefSteps() {
        return List.of(
                new ReliefStep("request tier", MemoryPressure.CLEAR, () -> caches.clear(CacheTiers.REQUEST)),
                new ReliefStep("computation tier", MemoryPressure.CLEAR, () -> caches.clear(CacheTiers.COMPUTATION)),
                new ReliefStep("arenas", MemoryPressure.CLEAR, backends::trim),
                new ReliefStep("native trim", MemoryPressure.CLEAR, NativeTrim::run),
                new ReliefStep("templates", MemoryPressure.EMERGENCY, () -> caches.clear(CacheTiers.TEMPLATE)),
                new ReliefStep("idle models", MemoryPressure.EMERGENCY, host::evictIdle),
                new ReliefStep("ladder", MemoryPressure.EMERGENCY, () -> selector.stepDown("memory emergency")));
    }

    private List<Housekeeping.Task> housekeepingTasks() {
        return List.of(
                new Housekeeping.Task("caches", caches::cleanUp),
                new Housekeeping.Task("models idle for too long", host::evictExpired),
                new Housekeeping.Task("arenas", backends::trim),
                new Housekeeping.Task("native trim", NativeTrim::run));
    }

    private Housekeeping.Rhythm rhythm() {
        return new Housekeeping.Rhythm(
                config.runtime().housekeepingEvery(),
                switch (config.runtime().collection()) {
                    case NEVER -> Housekeeping.HeapCollection.NEVER;
                    case FULL -> Housekeeping.HeapCollection.EVERY_ROUND;
                });
    }

    private void closeOrOpenTheQueue(MemoryPressure from, MemoryPressure to, MemoryReading reading) {
        if (to == MemoryPressure.EMERGENCY) {
            queue.refuse(
                    "no work is taken while memory is short: " + reading.hard() + " of " + reading.limit()
                            + " are in use",
                    RETRY_AFTER_EMERGENCY);
        } else if (from == MemoryPressure.EMERGENCY) {
            queue.accept();
        }
    }
}
