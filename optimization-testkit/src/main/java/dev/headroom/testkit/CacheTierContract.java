package dev.headroom.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ByteSize;
import dev.headroom.cache.TierLimits;
import dev.headroom.cache.TierStatistics;
import dev.headroom.spi.CacheTier;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * What every {@link CacheTier} keeps to. An implementer's test class says how to open one and how to make entries.
 *
 * @param <K> keys
 * @param <V> values
 */
public interface CacheTierContract<K, V> {

    /** Returns an empty tier with these bounds, whose ages follow {@code clock}. */
    CacheTier<K, V> open(TierLimits limits, ManualClock clock);

    /** Returns key {@code number}; equal for equal numbers. */
    K key(int number);

    /** Returns a value that the tier weighs as {@code bytes}. */
    V value(int bytes);

    /** Returns the bounds that the tests use: 1,000 bytes, 5 entries, 1 minute. */
    static TierLimits small() {
        return new TierLimits(ByteSize.of(1_000), 5, Duration.ofMinutes(1));
    }

    /** Opens the tier with {@link #small()} bounds. */
    default CacheTier<K, V> open() {
        return open(small(), new ManualClock());
    }

    @Test
    default void returnsWhatWasPut() {
        try (CacheTier<K, V> tier = open()) {
            V value = value(10);
            tier.put(key(1), value);

            assertThat(tier.get(key(1))).contains(value);
            assertThat(tier.get(key(2))).isEmpty();
        }
    }

    @Test
    default void countsHitsAndMisses() {
        try (CacheTier<K, V> tier = open()) {
            tier.get(key(1));
            tier.put(key(1), value(10));
            tier.get(key(1));
            tier.get(key(1));
            tier.getOrCompute(key(1), k -> value(10));
            tier.getOrCompute(key(2), k -> value(10));

            TierStatistics figures = tier.statistics();
            assertThat(figures.hits()).isEqualTo(3);
            assertThat(figures.misses()).isEqualTo(2);
            assertThat(figures.hitRate()).isEqualTo(0.6);
            assertThat(figures.entries()).isEqualTo(2);
            assertThat(figures.weight()).isEqualTo(ByteSize.of(20));
            assertThat(figures.bound()).isEqualTo(small().maximumWeight());
            assertThat(figures.name()).isEqualTo(tier.name());
        }
    }

    @Test
    default void neverHoldsMoreBytesThanItsBound() {
        try (CacheTier<K, V> tier = open()) {
            for (int i = 0; i < 50; i++) {
                tier.put(key(i), value(300));
                assertThat(tier.statistics().weight()).isLessThanOrEqualTo(small().maximumWeight());
            }
            assertThat(tier.statistics().entries()).isEqualTo(3);
            assertThat(tier.statistics().evictions()).isEqualTo(47);
        }
    }

    @Test
    default void neverHoldsMoreEntriesThanItsBound() {
        try (CacheTier<K, V> tier = open()) {
            for (int i = 0; i < 50; i++) {
                tier.put(key(i), value(1));
                assertThat(tier.statistics().entries()).isLessThanOrEqualTo(small().maximumEntries());
            }
            assertThat(tier.get(key(49))).as("the newest entry").isPresent();
            assertThat(tier.statistics().evictions()).isEqualTo(45);
            assertThat(tier.statistics().maximumEntries()).hasValue(small().maximumEntries());
        }
    }

    @Test
    default void dropsEntriesThatAreTooOld() {
        ManualClock clock = new ManualClock();
        try (CacheTier<K, V> tier = open(small(), clock)) {
            tier.put(key(1), value(10));
            clock.advance(small().expiry().minusNanos(1));
            assertThat(tier.get(key(1))).isPresent();

            clock.advance(Duration.ofNanos(1));
            assertThat(tier.get(key(1))).isEmpty();

            tier.cleanUp();
            assertThat(tier.statistics().weight()).isEqualTo(ByteSize.ZERO);
            assertThat(tier.statistics().evictions()).isEqualTo(1);
        }
    }

    @Test
    default void doesNotKeepWhatIsHeavierThanTheWholeBound() {
        try (CacheTier<K, V> tier = open()) {
            tier.put(key(1), value(400));
            tier.put(key(2), value(1_001));

            assertThat(tier.get(key(2))).isEmpty();
            assertThat(tier.get(key(1))).as("the entry that was there").isPresent();
        }
    }

    @Test
    default void forgetsTheOldValueWhenItsReplacementIsTooHeavy() {
        try (CacheTier<K, V> tier = open()) {
            tier.put(key(1), value(10));
            tier.put(key(1), value(1_001));

            assertThat(tier.get(key(1))).isEmpty();
        }
    }

    @Test
    default void returnsAComputedValueThatIsTooHeavyToKeep() {
        try (CacheTier<K, V> tier = open()) {
            V heavy = value(1_001);

            assertThat(tier.getOrCompute(key(1), k -> heavy)).isEqualTo(heavy);
            assertThat(tier.statistics().entries()).isZero();
        }
    }

    @Test
    default void replacingAValueReplacesItsWeight() {
        try (CacheTier<K, V> tier = open()) {
            tier.put(key(1), value(500));
            tier.put(key(1), value(20));

            assertThat(tier.statistics().weight()).isEqualTo(ByteSize.of(20));
            assertThat(tier.statistics().evictions()).isZero();
        }
    }

    @Test
    default void computesOnceHoweverManyThreadsAsk() throws Exception {
        try (CacheTier<K, V> tier = open()) {
            int threads = 8;
            CountDownLatch asking = new CountDownLatch(threads);
            AtomicInteger computations = new AtomicInteger();
            V value = value(10);

            List<V> results = AtOnce.call(threads, () -> {
                asking.countDown();
                return tier.getOrCompute(key(1), k -> {
                    computations.incrementAndGet();
                    awaitAll(asking);
                    return value;
                });
            });

            assertThat(computations).hasValue(1);
            assertThat(results).hasSize(threads).containsOnly(value);
        }
    }

    @Test
    default void keepsNothingOfAComputationThatFails() {
        try (CacheTier<K, V> tier = open()) {
            IllegalArgumentException failure = new IllegalArgumentException("no such page");

            assertThatThrownBy(() -> tier.getOrCompute(key(1), k -> {
                        throw failure;
                    }))
                    .isSameAs(failure);
            V value = value(10);
            assertThat(tier.getOrCompute(key(1), k -> value)).isEqualTo(value);
        }
    }

    @Test
    default void canBeClearedWhileAComputationRuns() {
        try (CacheTier<K, V> tier = open()) {
            tier.put(key(1), value(40));
            V value = value(10);

            V computed = tier.getOrCompute(key(2), k -> {
                assertThat(tier.clear()).isEqualTo(ByteSize.of(40));
                return value;
            });

            assertThat(computed).isEqualTo(value);
        }
    }

    @Test
    default void clearReportsTheWeightThatItDropped() {
        try (CacheTier<K, V> tier = open()) {
            tier.put(key(1), value(100));
            tier.put(key(2), value(23));

            assertThat(tier.clear()).isEqualTo(ByteSize.of(123));
            assertThat(tier.clear()).isEqualTo(ByteSize.ZERO);
            assertThat(tier.get(key(1))).isEmpty();
        }
    }

    @Test
    default void forgetsWhatIsRemoved() {
        try (CacheTier<K, V> tier = open()) {
            tier.put(key(1), value(100));
            tier.remove(key(1));
            tier.remove(key(2));

            assertThat(tier.get(key(1))).isEmpty();
            assertThat(tier.statistics().weight()).isEqualTo(ByteSize.ZERO);
        }
    }

    @Test
    default void staysWithinItsBoundsWithManyWriters() throws Exception {
        try (CacheTier<K, V> tier = open()) {
            AtomicInteger next = new AtomicInteger();
            AtOnce.call(4, () -> {
                for (int i = 0; i < 200; i++) {
                    tier.put(key(next.incrementAndGet()), value(150 + i % 100));
                }
                return true;
            });

            assertThat(tier.statistics().weight()).isLessThanOrEqualTo(small().maximumWeight());
            assertThat(tier.statistics().entries()).isBetween(1L, (long) small().maximumEntries());
        }
    }

    @Test
    default void refusesUseAfterClose() {
        CacheTier<K, V> tier = open();
        tier.close();

        assertThatIllegalStateException().isThrownBy(() -> tier.get(key(1)));
        assertThatIllegalStateException().isThrownBy(() -> tier.put(key(1), value(1)));
        assertThatIllegalStateException().isThrownBy(() -> tier.getOrCompute(key(1), k -> value(1)));
    }

    @Test
    default void canBeClosedTwice() {
        CacheTier<K, V> tier = open();
        tier.put(key(1), value(1));
        tier.close();
        tier.close();

        assertThat(tier.statistics().weight()).isEqualTo(ByteSize.ZERO);
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
