package dev.headroom.model;

import dev.headroom.ByteSize;
import dev.headroom.budget.Lease;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import java.time.Duration;

/** A loaded model with what it took and what was promised for it. */
record LoadedWeights(
        LoadedModel model,
        ModelBackend backend,
        Lease lease,
        ByteSize estimated,
        ByteSize measured,
        Duration loadingTime) {}
