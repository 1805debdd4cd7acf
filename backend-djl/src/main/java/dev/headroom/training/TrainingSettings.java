package dev.headroom.training;

import dev.headroom.backend.djl.op.LinearPrecision;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * How a model is trained.
 *
 * @param steps optimiser steps of the whole run, at least 1
 * @param sequences sequences per optimiser step, at least 1
 * @param context tokens per sequence, at least 2
 * @param learningRate step size over the run
 * @param optimizer constants of the optimiser
 * @param seed decides the order of the text and, from scratch, the first weights
 * @param precision number format of matrix products; weights, gradients and optimiser stay float32
 * @param recomputation what the backward pass keeps
 * @param microBatch sequences computed at once, gradients of a step's micro-batches are summed; absent: as many as the
 *     memory budget allows
 * @param measureEvery optimiser steps between two looks at held-out text, at least 1
 * @param saveEvery time between two saved states, positive
 */
public record TrainingSettings(
        int steps,
        int sequences,
        int context,
        LearningRate learningRate,
        OptimizerSettings optimizer,
        long seed,
        LinearPrecision precision,
        Recomputation recomputation,
        OptionalInt microBatch,
        int measureEvery,
        Duration saveEvery) {

    /** Rejects values out of range. */
    public TrainingSettings {
        if (steps < 1 || sequences < 1 || context < 2) {
            throw new IllegalArgumentException("steps and sequences must be at least 1 and context at least 2, was "
                    + steps + ", " + sequences + " and " + context);
        }
        if (microBatch.isPresent() && (microBatch.getAsInt() < 1 || sequences % microBatch.getAsInt() != 0)) {
            throw new IllegalArgumentException(
                    "microBatch must divide the step's " + sequences + " sequences, was " + microBatch.getAsInt());
        }
        if (measureEvery < 1) {
            throw new IllegalArgumentException("measureEvery must be at least 1, was " + measureEvery);
        }
        if (saveEvery.isNegative() || saveEvery.isZero()) {
            throw new IllegalArgumentException("saveEvery must be positive, was " + saveEvery);
        }
    }

    /** Returns the tokens that one optimiser step learns from. */
    public long tokensPerStep() {
        return (long) sequences * context;
    }
}
