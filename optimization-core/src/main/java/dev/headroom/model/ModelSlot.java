package dev.headroom.model;

import dev.headroom.ByteSize;
import dev.headroom.RequestCancelledException;
import dev.headroom.model.HostedModel.State;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The place of one model in its host. Guarded by the host's lock. */
final class ModelSlot {

    final ModelFiles files;
    final LoadSettings settings;
    final int loads;
    Instant lastUsed;
    long order;
    int loans;
    boolean unloading;

    @Nullable
    LoadedWeights loaded;

    @Nullable
    RuntimeException failure;

    ModelSlot(ModelFiles files, LoadSettings settings, int loads, Instant now) {
        this.files = files;
        this.settings = settings;
        this.loads = loads;
        this.lastUsed = now;
    }

    State state() {
        if (unloading) {
            return State.UNLOADING;
        }
        if (loaded == null) {
            return State.LOADING;
        }
        return loans > 0 ? State.LENT : State.IDLE;
    }

    boolean isReady() {
        return loaded != null && !unloading;
    }

    boolean isIdle() {
        return state() == State.IDLE;
    }

    /** Whether its bytes can be had without waiting for a borrower. */
    boolean isLeaving() {
        return unloading || isIdle();
    }

    /** A model serves a shorter context than it was loaded for. */
    boolean serves(ModelFiles wanted, LoadSettings wantedSettings) {
        return files.path().equals(wanted.path()) && wantedSettings.contextLength() <= settings.contextLength();
    }

    /** Whether the failed load would have failed for others as well. */
    boolean failedForAll() {
        return failure != null && !(failure instanceof RequestCancelledException);
    }

    LoadedWeights loaded() {
        LoadedWeights weights = loaded;
        if (weights == null) {
            throw new IllegalStateException("model " + files.id() + " is not loaded");
        }
        return weights;
    }

    ByteSize bytes() {
        LoadedWeights weights = loaded;
        return weights == null ? ByteSize.ZERO : weights.lease().bytes();
    }

    HostedModel view() {
        Optional<LoadedWeights> weights = Optional.ofNullable(loaded);
        return new HostedModel(
                files.id(),
                files.path(),
                settings.contextLength(),
                state(),
                weights.map(LoadedWeights::estimated).orElse(ByteSize.ZERO),
                weights.map(LoadedWeights::measured),
                loads,
                lastUsed,
                weights.map(LoadedWeights::loadingTime));
    }
}
