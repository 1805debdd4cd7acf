package dev.headroom.spi;

import dev.headroom.ByteSize;
import dev.headroom.cache.TierStatistics;
import java.util.Optional;
import java.util.function.Function;

/**
 * One cache level, weighed in bytes.
 *
 * <p>Thread-safe.
 *
 * @param <K> keys with value semantics
 * @param <V> immutable values
 */
public interface CacheTier<K, V> extends AutoCloseable {

    /** Returns its name in lists and metrics, for example {@code computation}. */
    String name();

    /** Returns the value of {@code key}, counting a hit or a miss. */
    Optional<V> get(K key);

    /** Stores a value. A value heavier than the whole bound is not kept. */
    void put(K key, V value);

    /** Returns the value of {@code key}, computing it once however many threads ask at the same time. */
    V getOrCompute(K key, Function<? super K, ? extends V> compute);

    /** Forgets {@code key}. */
    void remove(K key);

    /** Returns the figures of this tier. */
    TierStatistics statistics();

    /** Drops every entry and returns the weight that was dropped. */
    ByteSize clear();

    /** Removes expired entries and runs outstanding evictions. */
    void cleanUp();

    /** Drops every entry for good. Closing again does nothing. */
    @Override
    void close();
}
