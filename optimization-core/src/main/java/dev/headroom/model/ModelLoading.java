package dev.headroom.model;

import dev.headroom.ByteSize;
import dev.headroom.box.FastSampling;
import dev.headroom.box.MemoryWatch;
import dev.headroom.budget.Lease;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import dev.headroom.spi.NativeMemoryGauge.NativeMemory;
import java.time.Duration;
import java.util.function.BiFunction;

/** Loads one model under a lease and measures what it took. */
final class ModelLoading {

    /** The whole box is measured: growth far beyond the estimate is that of neighbours, and is not remembered. */
    private static final double LARGEST_SURPRISE = 1.5;

    private final Backends backends;
    private final MemoryWatch watch;
    private final LoadProfiles profiles;
    private final LoadTurns turns;
    private final BiFunction<String, ByteSize, Lease> reserve;

    /** @param reserve promises bytes to a purpose, making room if need be */
    ModelLoading(
            Backends backends,
            MemoryWatch watch,
            LoadProfiles profiles,
            LoadTurns turns,
            BiFunction<String, ByteSize, Lease> reserve) {
        this.backends = backends;
        this.watch = watch;
        this.profiles = profiles;
        this.turns = turns;
        this.reserve = reserve;
    }

    LoadedWeights load(ModelFiles files, LoadSettings settings, CancelToken cancel) {
        // what another process is about to allocate is seen by nobody until it has done so
        LoadTurns.Turn turn = turns.take(cancel);
        try (turn) {
            return loadNow(files, settings, cancel);
        }
    }

    private LoadedWeights loadNow(ModelFiles files, LoadSettings settings, CancelToken cancel) {
        ModelLoadEvent event = new ModelLoadEvent();
        event.begin();
        ModelBackend backend = backends.forFiles(files);
        MemoryEstimate estimate = backend.estimate(files, settings);
        int threads = backends.settings().threads();
        ByteSize needed = profiles.find(files, settings, threads).orElse(estimate.hard());
        Lease lease = reserve.apply("model " + files.id(), needed);
        boolean done = false;
        try (FastSampling sampling = watch.sampleFast()) {
            ByteSize before = sampling.peakHard();
            long start = System.nanoTime();
            LoadedModel model = backend.load(files, settings, cancel);
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            sampling.sampleNow();
            ByteSize measured = measured(sampling.peakHard().minusOrZero(before), model.held(), estimate);
            lease.commit(measured);
            if (!measured.isMoreThan(estimate.hard().times(LARGEST_SURPRISE))) {
                profiles.store(files, settings, threads, measured);
            }
            event.record(files, backend.id(), needed, measured);
            done = true;
            return new LoadedWeights(model, backend, lease, estimate.hard(), measured, time);
        } finally {
            if (!done) {
                lease.close();
            }
        }
    }

    /**
     * What a load took. Run buffers are filled after loading, so the part of the estimate not held yet is added; heap that
     * was collected meanwhile can hide a part of the growth, so what the model itself knows is the least.
     */
    private static ByteSize measured(ByteSize growth, NativeMemory held, MemoryEstimate estimate) {
        ByteSize toCome = estimate.buffers().minusOrZero(held.buffers());
        ByteSize known = held.total().minusOrZero(estimate.mappedWeights());
        return ByteSize.max(growth, known).plus(toCome);
    }
}
