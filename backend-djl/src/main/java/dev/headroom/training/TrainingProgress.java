package dev.headroom.training;

import dev.headroom.ByteSize;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * One look at a run.
 *
 * @param step optimiser steps done
 * @param steps optimiser steps of the whole run
 * @param loss mean loss of the last step in nats per token
 * @param learningRate of the last step
 * @param gradientNorm length of the last step's gradient before clipping
 * @param tokensPerSecond of the last step
 * @param resident memory of the process
 * @param remaining time to the end at the pace of this sitting
 * @param heldOutLoss loss on held-out text in nats per token, where it was measured at this step
 */
public record TrainingProgress(
        int step,
        int steps,
        double loss,
        double learningRate,
        double gradientNorm,
        double tokensPerSecond,
        ByteSize resident,
        Duration remaining,
        OptionalDouble heldOutLoss) {}
