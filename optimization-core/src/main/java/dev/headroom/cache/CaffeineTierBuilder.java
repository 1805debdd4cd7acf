package dev.headroom.cache;

import dev.headroom.ByteSize;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.ToLongBiFunction;

/**
 * Collects the bounds of a {@link CaffeineTier}; a bound in bytes is required, since no cache goes without one.
 *
 * <p>One thread at a time.
 *
 * @param <K> keys with value semantics
 * @param <V> immutable values
 */
public final class CaffeineTierBuilder<K, V> {

    private final String name;
    private final ToLongBiFunction<? super K, ? super V> weigher;
    private Optional<ByteSize> maximumWeight = Optional.empty();
    private OptionalLong maximumEntries = OptionalLong.empty();
    private Optional<Duration> expiry = Optional.empty();
    private LongSupplier clock = System::nanoTime;

    CaffeineTierBuilder(String name, ToLongBiFunction<? super K, ? super V> weigher) {
        this.name = Objects.requireNonNull(name, "name");
        this.weigher = Objects.requireNonNull(weigher, "weigher");
    }

    /** Bounds the bytes held; more than 0. */
    public CaffeineTierBuilder<K, V> maximumWeight(ByteSize weight) {
        if (weight.bytes() == 0) {
            throw new IllegalArgumentException("maximumWeight must be more than 0 B, was " + weight);
        }
        maximumWeight = Optional.of(weight);
        return this;
    }

    /** Bounds the entries held as well; at least 1. */
    public CaffeineTierBuilder<K, V> maximumEntries(int entries) {
        if (entries < 1) {
            throw new IllegalArgumentException("maximumEntries must be at least 1, was " + entries);
        }
        maximumEntries = OptionalLong.of(entries);
        return this;
    }

    /** Drops entries of this age; positive. */
    public CaffeineTierBuilder<K, V> expireAfterWrite(Duration age) {
        if (age.isZero() || age.isNegative()) {
            throw new IllegalArgumentException("expireAfterWrite must be positive, was " + age);
        }
        expiry = Optional.of(age);
        return this;
    }

    /** Sets all three bounds. */
    public CaffeineTierBuilder<K, V> limits(TierLimits limits) {
        return maximumWeight(limits.maximumWeight())
                .maximumEntries(limits.maximumEntries())
                .expireAfterWrite(limits.expiry());
    }

    /** Takes the age from another clock in nanoseconds instead of {@link System#nanoTime()}. */
    public CaffeineTierBuilder<K, V> clock(LongSupplier nanoTime) {
        clock = Objects.requireNonNull(nanoTime, "nanoTime");
        return this;
    }

    /**
     * Returns the tier.
     *
     * @throws IllegalStateException if no bound in bytes was given
     */
    public CaffeineTier<K, V> build() {
        return new CaffeineTier<>(this);
    }

    String name() {
        return name;
    }

    ToLongBiFunction<? super K, ? super V> weigher() {
        return weigher;
    }

    ByteSize weight() {
        return maximumWeight.orElseThrow(
                () -> new IllegalStateException("cache tier " + name + " has no maximumWeight"));
    }

    OptionalLong entries() {
        return maximumEntries;
    }

    Optional<Duration> expiry() {
        return expiry;
    }

    LongSupplier clock() {
        return clock;
    }
}
