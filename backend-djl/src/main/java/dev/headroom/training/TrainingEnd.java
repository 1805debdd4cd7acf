package dev.headroom.training;

import java.time.Duration;

/**
 * How a run ended.
 *
 * @param steps optimiser steps done
 * @param finished whether these were all; else the run was cancelled and can be continued
 * @param trained time spent in steps over all sittings of the run
 */
public record TrainingEnd(int steps, boolean finished, Duration trained) {}
