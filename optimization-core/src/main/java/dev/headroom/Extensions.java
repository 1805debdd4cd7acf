package dev.headroom;

import dev.headroom.spi.CacheTier;
import dev.headroom.spi.MemoryProbe;
import dev.headroom.spi.ModelBackendProvider;
import dev.headroom.spi.ModelSource;
import java.util.List;
import java.util.Optional;

/**
 * Parts that a user brings along instead of, or beside, those that are found. What is given here is closed by whoever
 * made it, except tiers, which the manager closes.
 *
 * <pre>{@code
 * Extensions extensions = Extensions.none().withBackends(List.of(new OnnxBackendProvider()));
 * }</pre>
 *
 * @param backends used instead of those on the class path; empty to look there
 * @param sources asked for models before the configured directories
 * @param probe reads the memory instead of the detected probe
 * @param tiers registered beside the built-in ones
 */
public record Extensions(
        List<ModelBackendProvider> backends,
        List<ModelSource> sources,
        Optional<MemoryProbe> probe,
        List<CacheTier<?, ?>> tiers) {

    /** Copies the lists. */
    public Extensions {
        backends = List.copyOf(backends);
        sources = List.copyOf(sources);
        tiers = List.copyOf(tiers);
    }

    /** Returns nothing of one's own. */
    public static Extensions none() {
        return new Extensions(List.of(), List.of(), Optional.empty(), List.of());
    }

    /** Returns these with other backends. */
    public Extensions withBackends(List<ModelBackendProvider> providers) {
        return new Extensions(providers, sources, probe, tiers);
    }

    /** Returns these with other sources. */
    public Extensions withSources(List<ModelSource> modelSources) {
        return new Extensions(backends, modelSources, probe, tiers);
    }

    /** Returns these with a probe. */
    public Extensions withProbe(MemoryProbe memoryProbe) {
        return new Extensions(backends, sources, Optional.of(memoryProbe), tiers);
    }

    /** Returns these with other tiers. */
    public Extensions withTiers(List<CacheTier<?, ?>> cacheTiers) {
        return new Extensions(backends, sources, probe, cacheTiers);
    }
}
