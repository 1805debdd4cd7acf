package dev.headroom.cache;

import dev.headroom.ByteSize;
import dev.headroom.spi.CacheTier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongBiFunction;
import java.util.stream.Collectors;

/**
 * The list of cache tiers, in the order in which they were added.
 *
 * <pre>{@code
 * try (CacheTiers tiers = new CacheTiers()) {
 *     CacheTier<RequestKey, Generation> requests = tiers.register(
 *             CaffeineTier.<RequestKey, Generation>named(CacheTiers.REQUEST, weigher)
 *                     .limits(limits.request())
 *                     .build());
 *     tiers.addView(CacheTiers.MODEL, host::statistics);
 *     ByteSize freed = tiers.clear(CacheTiers.REQUEST, CacheTiers.COMPUTATION);
 * }
 * }</pre>
 *
 * <p>Views are listed only: whoever shows one frees its bytes. Thread-safe. Errors: use after close is an
 * {@link IllegalStateException}.
 */
public final class CacheTiers implements AutoCloseable {

    /** Name of the tier of whole answers. */
    public static final String REQUEST = "request";

    /** Name of the tier of deterministic results. */
    public static final String COMPUTATION = "computation";

    /** Name of the tier of templates and fonts. */
    public static final String TEMPLATE = "template";

    /** Name of the view of loaded models. */
    public static final String MODEL = "model";

    private final Object lock = new Object();
    private final Map<String, CacheTier<?, ?>> tiers = new LinkedHashMap<>();
    private final Map<String, Supplier<TierStatistics>> views = new LinkedHashMap<>();
    private boolean closed;

    /** Makes an empty list. */
    public CacheTiers() {}

    /**
     * Returns a tier for compiled templates, parsed fonts and stylesheets, for whoever makes such things to register; it
     * is cleared in an emergency and filled again on the next use.
     *
     * @param limits its bound is {@link CacheLimits#templateWeight()}; entries stay until they are pushed out
     * @param weigher returns the bytes of an entry
     */
    public static <K, V> CaffeineTier<K, V> templates(
            CacheLimits limits, ToLongBiFunction<? super K, ? super V> weigher) {
        return CaffeineTier.<K, V>named(TEMPLATE, weigher)
                .maximumWeight(limits.templateWeight())
                .build();
    }

    /**
     * Adds a tier, which this list closes, and returns it.
     *
     * @throws IllegalArgumentException if there is one of that name
     */
    public <T extends CacheTier<?, ?>> T register(T tier) {
        synchronized (lock) {
            requireFree(tier.name());
            tiers.put(tier.name(), tier);
            return tier;
        }
    }

    /**
     * Adds figures of something that holds bytes like a tier but is freed elsewhere.
     *
     * @throws IllegalArgumentException if there is one of that name
     */
    public void addView(String name, Supplier<TierStatistics> figures) {
        synchronized (lock) {
            requireFree(name);
            views.put(name, figures);
        }
    }

    /** Returns the figures of every tier, then of every view. */
    public List<TierStatistics> statistics() {
        List<TierStatistics> all = new ArrayList<>();
        openTiers().forEach(tier -> all.add(tier.statistics()));
        openViews().forEach(view -> all.add(view.get()));
        return List.copyOf(all);
    }

    /**
     * Drops every entry of the tiers so named and returns the weight that was dropped. A name that is not here holds
     * nothing.
     */
    public ByteSize clear(String... names) {
        List<String> wanted = Arrays.asList(names);
        return openTiers().stream()
                .filter(tier -> wanted.contains(tier.name()))
                .map(CacheTier::clear)
                .reduce(ByteSize.ZERO, ByteSize::plus);
    }

    /** Drops every entry of every tier and returns the weight that was dropped. */
    public ByteSize clearAll() {
        return openTiers().stream().map(CacheTier::clear).reduce(ByteSize.ZERO, ByteSize::plus);
    }

    /** Returns the weight that the tiers so named hold. */
    public ByteSize weight(String... names) {
        List<String> wanted = Arrays.asList(names);
        return openTiers().stream()
                .filter(tier -> wanted.contains(tier.name()))
                .map(tier -> tier.statistics().weight())
                .reduce(ByteSize.ZERO, ByteSize::plus);
    }

    /** Removes expired entries and runs outstanding evictions in every tier. */
    public void cleanUp() {
        openTiers().forEach(CacheTier::cleanUp);
    }

    /** Closes every tier, the newest first. Closing again does nothing. */
    @Override
    public void close() {
        List<CacheTier<?, ?>> toClose;
        synchronized (lock) {
            closed = true;
            toClose = new ArrayList<>(tiers.values());
            tiers.clear();
            views.clear();
        }
        for (int i = toClose.size() - 1; i >= 0; i--) {
            toClose.get(i).close();
        }
    }

    private List<CacheTier<?, ?>> openTiers() {
        synchronized (lock) {
            requireOpen();
            return List.copyOf(tiers.values());
        }
    }

    private Collection<Supplier<TierStatistics>> openViews() {
        synchronized (lock) {
            requireOpen();
            return views.values().stream().collect(Collectors.toUnmodifiableList());
        }
    }

    private void requireFree(String name) {
        requireOpen();
        if (tiers.containsKey(name) || views.containsKey(name)) {
            throw new IllegalArgumentException("tier name must be free, was " + name);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("cache tiers are closed");
        }
    }
}
