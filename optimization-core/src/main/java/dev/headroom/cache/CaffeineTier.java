package dev.headroom.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.headroom.ByteSize;
import dev.headroom.spi.CacheTier;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;

/**
 * A cache tier in this process, bounded in bytes and, if asked for, in entries and age.
 *
 * <pre>{@code
 * CacheTier<String, byte[]> pages = CaffeineTier.<String, byte[]>named("pages", (key, page) -> page.length)
 *         .maximumWeight(ByteSize.megabytes(10))
 *         .maximumEntries(64)
 *         .build();
 * }</pre>
 *
 * <p>Caffeine bounds either bytes or entries (W-TinyLFU, Einziger et al. 2017). Here it bounds bytes; after each
 * insertion the least recently used entries are evicted until the entry bound holds too, which looks at every entry and
 * is meant for hundreds, not for millions. An insertion may exceed a bound while it lasts, never after it has returned.
 * Tried and rejected: Caffeine's own coldest order, because it records no reads before half of the bytes are in use;
 * counting each entry as at least {@code weight / entries}, because one heavy entry then costs several light ones their
 * place.
 *
 * <p>{@link #getOrCompute} does not compute inside Caffeine: a long computation there would hold up other keys and
 * {@link #clear()}, which has to work while memory is short.
 *
 * <p>Thread-safe; starts no thread, all upkeep happens on calling threads. Holds up to its bound, by the weigher's
 * count, on the heap. Errors: use after close is an {@link IllegalStateException}; figures stay readable.
 *
 * @param <K> keys with value semantics
 * @param <V> immutable values
 */
public final class CaffeineTier<K, V> implements CacheTier<K, V> {

    private final String name;
    private final ToLongBiFunction<? super K, ? super V> weigher;
    private final ByteSize bound;
    private final OptionalLong maximumEntries;
    private final Cache<K, Weighed<V>> cache;
    private final Policy.Eviction<K, Weighed<V>> eviction;
    private final ConcurrentMap<K, Computation<V>> computing = new ConcurrentHashMap<>();
    private final Object insertion = new Object();
    private final AtomicLong uses = new AtomicLong();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder evictions = new LongAdder();
    private volatile boolean closed;

    /** A value with the weight it was let in with, so that all counts agree, and the number of its last use. */
    private static final class Weighed<V> {

        private final V value;
        private final int weight;
        private volatile long lastUse;

        Weighed(V value, int weight, long lastUse) {
            this.value = value;
            this.weight = weight;
            this.lastUse = lastUse;
        }
    }

    CaffeineTier(CaffeineTierBuilder<K, V> builder) {
        name = builder.name();
        weigher = builder.weigher();
        bound = builder.weight();
        maximumEntries = builder.entries();
        Caffeine<K, Weighed<V>> caffeine = Caffeine.newBuilder()
                .executor(Runnable::run)
                .ticker(builder.clock()::getAsLong)
                .maximumWeight(bound.bytes())
                .<K, Weighed<V>>weigher((key, weighed) -> weighed.weight)
                .evictionListener((key, weighed, cause) -> countEviction(cause));
        builder.expiry().ifPresent(caffeine::expireAfterWrite);
        cache = caffeine.build();
        eviction = cache.policy().eviction().orElseThrow();
    }

    /**
     * Starts a tier.
     *
     * @param name its name in lists and metrics
     * @param weigher the bytes that an entry holds on the heap; values of 2 GiB and more are never kept
     */
    public static <K, V> CaffeineTierBuilder<K, V> named(String name, ToLongBiFunction<? super K, ? super V> weigher) {
        return new CaffeineTierBuilder<>(name, weigher);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<V> get(K key) {
        requireOpen();
        Weighed<V> found = cache.getIfPresent(key);
        if (found == null) {
            misses.increment();
            return Optional.empty();
        }
        hits.increment();
        found.lastUse = uses.incrementAndGet();
        return Optional.of(found.value);
    }

    @Override
    public void put(K key, V value) {
        requireOpen();
        Objects.requireNonNull(value, "value");
        long weight = Math.max(1, weigher.applyAsLong(key, value));
        synchronized (insertion) {
            if (weight > Math.min(bound.bytes(), Integer.MAX_VALUE)) {
                // what was there before is out of date
                cache.invalidate(key);
                return;
            }
            cache.put(key, new Weighed<>(value, (int) weight, uses.incrementAndGet()));
            cache.cleanUp();
            boundEntries();
            if (closed) {
                cache.invalidateAll();
            }
        }
    }

    @Override
    public V getOrCompute(K key, Function<? super K, ? extends V> compute) {
        Optional<V> found = get(key);
        if (found.isPresent()) {
            return found.get();
        }
        Computation<V> mine = new Computation<>(() -> computeAndKeep(key, compute));
        Computation<V> other = computing.putIfAbsent(key, mine);
        if (other != null) {
            return other.await();
        }
        try {
            return mine.run();
        } finally {
            computing.remove(key, mine);
        }
    }

    private V computeAndKeep(K key, Function<? super K, ? extends V> compute) {
        // it may have been stored between the look-up and the registration
        Weighed<V> stored = cache.policy().getIfPresentQuietly(key);
        if (stored != null) {
            return stored.value;
        }
        V value = Objects.requireNonNull(compute.apply(key), "compute must return a value, was null");
        if (!closed) {
            put(key, value);
        }
        return value;
    }

    @Override
    public void remove(K key) {
        requireOpen();
        cache.invalidate(key);
    }

    @Override
    public TierStatistics statistics() {
        cache.cleanUp();
        return new TierStatistics(
                name,
                cache.estimatedSize(),
                maximumEntries,
                weight(),
                bound,
                hits.sum(),
                misses.sum(),
                evictions.sum());
    }

    @Override
    public ByteSize clear() {
        requireOpen();
        return drop();
    }

    @Override
    public void cleanUp() {
        requireOpen();
        cache.cleanUp();
    }

    @Override
    public void close() {
        closed = true;
        drop();
    }

    private ByteSize drop() {
        synchronized (insertion) {
            ByteSize dropped = weight();
            cache.invalidateAll();
            cache.cleanUp();
            return dropped;
        }
    }

    private ByteSize weight() {
        return ByteSize.of(eviction.weightedSize().orElse(0));
    }

    private void boundEntries() {
        long excess = maximumEntries.isEmpty() ? 0 : cache.estimatedSize() - maximumEntries.getAsLong();
        for (; excess > 0; excess--) {
            cache.asMap().entrySet().stream()
                    .min(Comparator.comparingLong(entry -> entry.getValue().lastUse))
                    .filter(oldest -> cache.asMap().remove(oldest.getKey(), oldest.getValue()))
                    .ifPresent(evicted -> evictions.increment());
        }
    }

    private void countEviction(RemovalCause cause) {
        if (cause.wasEvicted()) {
            evictions.increment();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("cache tier " + name + " is closed");
        }
    }
}
